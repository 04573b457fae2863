import type { FieldOfView, FieldOfViewOrigin } from '../../common/fieldOfView';
import { presetFieldOfView } from '../../common/fieldOfViewPresets';
import { isSameSize } from '../../common/fieldOfViewSettings';
import type { Size } from '../../common/geometry';
import type { CaptureOptions } from './captureContract';
import { fitsFrame, givenFieldOfView, wholeFrame } from './pictureGeometry';

/** A field of view and whence it is. */
export interface DecidedFieldOfView {
  readonly fieldOfView: FieldOfView;
  readonly origin: FieldOfViewOrigin;
}

/**
 * The field of view as far as no look at the picture is needed: what the command line gives, else
 * what a person confirmed for frames of this size. Null when it is to be found.
 * @param frame size of the source's frames with square pixels
 * @throws FieldOfViewError when what is given does not fit into the frame
 */
export function decidedFieldOfView(
  options: Pick<CaptureOptions, 'fieldOfView' | 'confirmedFieldsOfView'>,
  frame: Size,
  sourceName: string,
): DecidedFieldOfView | null {
  const { fieldOfView: choice, confirmedFieldsOfView = [] } = options;
  if (choice === 'auto') {
    const confirmed = confirmedFieldsOfView.find((one) => isSameSize(one.frame, frame));
    if (confirmed === undefined || !fitsFrame(confirmed.fieldOfView.rect, frame)) return null;
    return { fieldOfView: confirmed.fieldOfView, origin: 'confirmed' };
  }
  return { fieldOfView: givenChoice(choice, frame, sourceName), origin: 'given' };
}

function givenChoice(
  choice: Exclude<CaptureOptions['fieldOfView'], 'auto'>,
  frame: Size,
  sourceName: string,
): FieldOfView {
  if (choice === 'none') return wholeFrame(frame);
  if (typeof choice !== 'string') return givenFieldOfView(choice, frame, sourceName);
  return presetFieldOfView(choice, frame);
}
