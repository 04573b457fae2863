import { beforeEach, expect, it } from 'vitest';
import { rectangularFieldOfView } from '../../../common/fieldOfView';
import {
  changeDraft,
  draftFor,
  drawDraft,
  fieldOfViewStore,
  forgetDraft,
  rememberStep,
  undoStep,
} from './fieldOfViewStore';

const frame = { width: 640, height: 480 };
const one = rectangularFieldOfView({ x: 0, y: 0, width: 100, height: 100 });
const two = rectangularFieldOfView({ x: 0, y: 0, width: 200, height: 100 });
const draft = () => draftFor(fieldOfViewStore.getState(), frame);

beforeEach(() => {
  forgetDraft();
});

it('goes back step by step, to what is in force', () => {
  changeDraft(one, frame);
  changeDraft(two, frame);
  undoStep();
  expect(draft()).toEqual(one);
  undoStep();
  expect(draft()).toBeNull();
  undoStep();
  expect(draft()).toBeNull();
});

it('takes a whole drag back at once', () => {
  changeDraft(one, frame);
  rememberStep(frame);
  drawDraft(two);
  drawDraft(rectangularFieldOfView({ x: 0, y: 0, width: 300, height: 100 }));
  undoStep();
  expect(draft()).toEqual(one);
});

it('does not carry a draft or its steps over to frames of another size', () => {
  changeDraft(one, frame);
  const other = { width: 720, height: 576 };
  expect(draftFor(fieldOfViewStore.getState(), other)).toBeNull();
  changeDraft(two, other);
  undoStep();
  expect(draftFor(fieldOfViewStore.getState(), other)).toBeNull();
});
