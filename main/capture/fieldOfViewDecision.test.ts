import { expect, it } from 'vitest';
import { type FieldOfView, rectangularFieldOfView } from '../../common/fieldOfView';
import { presetFieldOfView } from '../../common/fieldOfViewPresets';
import { FieldOfViewError } from './captureErrors';
import { decidedFieldOfView } from './fieldOfViewDecision';

const frame = { width: 1280, height: 720 };
const confirmed: FieldOfView = rectangularFieldOfView({ x: 200, y: 20, width: 800, height: 680 });
const confirmedFieldsOfView = [
  { frame: { width: 720, height: 576 }, fieldOfView: rectangularFieldOfView(frameBox(720, 576)) },
  { frame, fieldOfView: confirmed },
];

function frameBox(width: number, height: number) {
  return { x: 0, y: 0, width, height };
}

it('takes what was confirmed for frames of this size', () => {
  const decided = decidedFieldOfView({ fieldOfView: 'auto', confirmedFieldsOfView }, frame, 'a');
  expect(decided).toEqual({ fieldOfView: confirmed, origin: 'confirmed' });
});

it('looks for it where nothing was confirmed, or only for another size', () => {
  expect(decidedFieldOfView({ fieldOfView: 'auto' }, frame, 'a')).toBeNull();
  const other = { width: 1920, height: 1080 };
  const options = { fieldOfView: 'auto', confirmedFieldsOfView } as const;
  expect(decidedFieldOfView(options, other, 'a')).toBeNull();
});

it('looks for it where what was confirmed cannot be cropped', () => {
  const broken = { frame, fieldOfView: rectangularFieldOfView(frameBox(1282, 720)) };
  const options = { fieldOfView: 'auto', confirmedFieldsOfView: [broken] } as const;
  expect(decidedFieldOfView(options, frame, 'a')).toBeNull();
});

it('puts the command line before what was confirmed', () => {
  const decide = (fieldOfView: Parameters<typeof decidedFieldOfView>[0]['fieldOfView']) =>
    decidedFieldOfView({ fieldOfView, confirmedFieldsOfView }, frame, 'a');
  expect(decide('none')).toEqual({
    fieldOfView: rectangularFieldOfView(frameBox(1280, 720)),
    origin: 'given',
  });
  expect(decide('exera')?.fieldOfView).toEqual(presetFieldOfView('exera', frame));
  expect(decide({ x: 2, y: 4, width: 6, height: 8 })?.fieldOfView.rect.height).toBe(8);
  expect(decide(confirmed)).toEqual({ fieldOfView: confirmed, origin: 'given' });
  expect(() => decide(frameBox(1300, 2))).toThrow(FieldOfViewError);
});
