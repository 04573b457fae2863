import { pageStore } from '../../../shell/pageStore';
import { sessionStore } from './sessionStore';

/**
 * Keeps the AI off the small live picture while somebody judges a picture beside it: the live source may show the same
 * procedure. On every other page, and from the reveal on, the live picture has its overlay as ever.
 * @returns undo
 */
export function withholdLive(withhold: (isWithheld: boolean) => void): () => void {
  const tell = (): void => {
    const { running } = sessionStore.getState();
    withhold(pageStore.getState().page === 'replay' && running !== null && running.reveal === null);
  };
  const stops = [sessionStore.subscribe(tell), pageStore.subscribe(tell)];
  tell();
  return () => {
    for (const stop of stops) stop();
    withhold(false);
  };
}
