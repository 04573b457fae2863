import type { FieldOfView } from '../../../common/fieldOfView';
import type { LiveController } from '../../live/liveController';
import { changeDraft, fieldOfViewStore, forgetDraft } from './fieldOfViewStore';

/** Shows the console's outline for as long as the section is open; returns the undo. */
export function watchOutline(controller: LiveController): () => void {
  const stop = controller.listen('consoleOutline', (outline) =>
    fieldOfViewStore.setState({ outline }),
  );
  void controller.call('fieldOfView:watch', true);
  return () => {
    stop();
    void controller.call('fieldOfView:watch', false);
    fieldOfViewStore.setState({ outline: null });
  };
}

/** Looks for the field of view for some seconds and takes what is found as the draft. */
export async function detect(controller: LiveController): Promise<void> {
  fieldOfViewStore.setState({ search: 'running' });
  const proposal = await controller.call('fieldOfView:detect');
  if (proposal?.state === 'found') changeDraft(proposal.fieldOfView, proposal.frame);
  fieldOfViewStore.setState({ search: proposal?.state ?? 'noPicture' });
}

/** Takes over what is drawn, for this source and size. */
export async function confirm(controller: LiveController, shown: FieldOfView): Promise<void> {
  await controller.call('fieldOfView:confirm', shown);
  forgetDraft();
}

/** Gives up drafts and what was confirmed; main looks for the field of view by itself. */
export async function returnToAutomatic(controller: LiveController): Promise<void> {
  await controller.call('fieldOfView:useAutomatic');
  forgetDraft();
}
