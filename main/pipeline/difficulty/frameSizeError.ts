import type { Size } from '../../../common/geometry';
import { explain } from '../../../common/language/explain';
import { UserFacingError } from '../../../common/userFacingError';
import type { DifficultyPack } from '../../inference/modelPacks';

/** A pack whose frames are not those that the ampulla's model sees. */
export class OtherFrameSizeError extends UserFacingError {}

/**
 * The difficulty is estimated from the very frames in which the ampulla was found, so both models must take the
 * same size. Resizing them once more would show the network what it was not trained on.
 * @param modelInput size of the live view's model frames
 * @returns null where it fits
 */
export function frameSizeError(
  { manifest }: DifficultyPack,
  modelInput: Size,
): OtherFrameSizeError | null {
  const { id, input } = manifest;
  if (input.width === modelInput.width && input.height === modelInput.height) return null;
  const values = { id, wanted: sizeText(input), given: sizeText(modelInput) };
  return new OtherFrameSizeError(explain('difficulty.otherSize', values));
}

function sizeText({ width, height }: Size): string {
  return `${width} × ${height}`;
}
