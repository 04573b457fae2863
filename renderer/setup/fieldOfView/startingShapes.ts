import { type FieldOfView, rectangularFieldOfView } from '../../../common/fieldOfView';
import { fieldOfViewPresetIds } from '../../../common/fieldOfViewPresetIds';
import { presetBasis, presetFieldOfView } from '../../../common/fieldOfViewPresets';
import type { Size } from '../../../common/geometry';
import { changeDraft, fieldOfViewStore, type StartingShape } from './fieldOfViewStore';

/** What a person can begin with. */
export const startingShapes: readonly StartingShape[] = [
  'present',
  ...fieldOfViewPresetIds,
  'whole',
  'rectangle',
];

/** How sure a shape is: `observed` and `assumed` are the bases of presets. */
export function hintOfShape(shape: StartingShape): 'observed' | 'assumed' | 'whole' | null {
  switch (shape) {
    case 'present':
    case 'rectangle':
      return null;
    case 'whole':
      return 'whole';
    case 'lucera-260-sd':
    case 'lucera-260-hd':
    case 'exera':
      return presetBasis(shape);
  }
}

/** Takes a shape as the draft; it can be undone. */
export function beginWith(shape: StartingShape, present: FieldOfView, frame: Size): void {
  const next = shapeIn(shape, present, frame);
  if (next !== present) changeDraft(next, frame);
  fieldOfViewStore.setState({ shape });
}

function shapeIn(shape: StartingShape, present: FieldOfView, frame: Size): FieldOfView {
  switch (shape) {
    case 'present':
      return present;
    case 'whole':
      return rectangularFieldOfView({ x: 0, y: 0, ...frame });
    case 'rectangle':
      return rectangularFieldOfView(present.rect);
    case 'lucera-260-sd':
    case 'lucera-260-hd':
    case 'exera':
      return presetFieldOfView(shape, frame);
  }
}
