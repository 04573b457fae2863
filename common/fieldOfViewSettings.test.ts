import { expect, it } from 'vitest';
import { rectangularFieldOfView } from './fieldOfView';
import {
  type ConfirmedFieldOfView,
  confirmedFieldsOfViewSchema,
  fieldOfViewSchema,
  withConfirmed,
  without,
} from './fieldOfViewSettings';

const frame = { width: 1280, height: 720 };
const fieldOfView = rectangularFieldOfView({ x: 200, y: 20, width: 800, height: 680 });
const one: ConfirmedFieldOfView = { source: 'card', frame, fieldOfView };

it('keeps one for each source and size, the newest last', () => {
  const other = { ...one, frame: { width: 720, height: 576 } };
  const changed = { ...one, fieldOfView: rectangularFieldOfView({ ...frame, x: 0, y: 0 }) };
  const all = withConfirmed(withConfirmed(withConfirmed([], one), other), changed);
  expect(all).toEqual([other, changed]);
  expect(without(all, 'card', frame)).toEqual([other]);
  expect(without(all, 'another', frame)).toEqual(all);
});

it('forgets the oldest of too many, so that they can be read again', () => {
  let all: readonly ConfirmedFieldOfView[] = [];
  for (let index = 0; index < 60; index += 1) {
    all = withConfirmed(all, { ...one, source: `card ${index}` });
  }
  expect(confirmedFieldsOfViewSchema.parse(all)).toHaveLength(50);
  expect(all[0]?.source).toBe('card 10');
});

it('refuses what is no field of view', () => {
  expect(fieldOfViewSchema.safeParse(fieldOfView).success).toBe(true);
  const { rect } = fieldOfView;
  for (const bad of [
    { ...fieldOfView, rect: { ...rect, x: -2 } },
    { ...fieldOfView, rect: { ...rect, width: 0 } },
    { ...fieldOfView, rect: { ...rect, height: 10.5 } },
    { ...fieldOfView, rect: { ...rect, y: Number.NaN } },
    { rect },
    { ...fieldOfView, extra: 1 },
  ]) {
    expect(fieldOfViewSchema.safeParse(bad).success).toBe(false);
  }
});
