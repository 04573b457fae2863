import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AmpullaBridge } from '../../common/bridge';
import { fallbackLanguage } from '../../common/language/catalogs';
import type { LanguageState } from '../../common/language/languageState';
import { changeLanguage, startTranslation } from '../../common/language/translation';
import { liveStore } from '../live/liveStore';
import { refusedCommand, withMessage } from '../live/messages';

/** What main said about languages; null before it answered for the first time. */
export const languageStore = createStore<{ readonly state: LanguageState | null }>(() => ({
  state: null,
}));

/** Reads {@link languageStore} in a component. */
export function useLanguage(): LanguageState | null {
  return useStore(languageStore, ({ state }) => state);
}

/**
 * Makes `useTranslation` work with the words that the page brings along, so that no component ever
 * waits for words or shows a key. To be called before the first render.
 */
export function startLanguages(): void {
  i18next.use(initReactI18next);
  i18next.on('languageChanged', (code) => {
    document.documentElement.lang = code;
  });
  startTranslation(i18next, fallbackLanguage);
}

/** Speaks the language that was chosen, and knows the ones that can be. Says what fails; never rejects. */
export function loadLanguages(bridge: AmpullaBridge): Promise<void> {
  return take(bridge.invoke('language:state'));
}

/** Speaks this language from now on. @param choice a code of those offered, or `system` */
export function chooseLanguage(bridge: AmpullaBridge, choice: string): Promise<void> {
  return take(bridge.invoke('language:choose', choice));
}

async function take(answer: Promise<LanguageState>): Promise<void> {
  try {
    const state = await answer;
    await loadLetters(state.current);
    await changeLanguage(i18next, state.current, state.catalogs);
    languageStore.setState({ state });
  } catch (error) {
    liveStore.setState(({ messages }) => ({
      messages: withMessage(messages, refusedCommand(error)),
    }));
  }
}

/** The weights in which the interface writes. */
const fontWeights = [400, 500, 600];

/** The letters before the words: without them a Korean page would stand empty while its font is read. */
async function loadLetters(code: string): Promise<void> {
  if (!code.startsWith('ko')) return;
  // A font that cannot be read is no reason to stay silent: the computer may have one.
  await Promise.allSettled(
    fontWeights.map((weight) => document.fonts.load(`${weight} 1em Pretendard`, '한')),
  );
}
