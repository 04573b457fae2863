import { describe, expect, it } from 'vitest';
import { pedalPosition } from '../../../common/knownPedals';
import type { HidSwitch } from '../../../common/pedalBindings';
import { numberedPedal, vecPedal } from '../fixtures/standInHidBus';
import { HidLearner, isPressed } from './hidLearner';
import { pedalLike } from './pedalLike';

const report = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

/** The switch that a series of reports shows, and after how many of them. */
function learn(device: typeof vecPedal, ...reports: number[][]): [HidSwitch | null, number] {
  const learner = new HidLearner(device);
  for (const [index, bytes] of reports.entries()) {
    const learned = learner.feed(report(...bytes));
    if (learned !== null) return [learned, index + 1];
  }
  return [null, reports.length];
}

describe('learning a switch of a VEC pedal', () => {
  it.each([
    [1, 'left'],
    [2, 'middle'],
    [4, 'right'],
  ] as const)('bit %i is the %s one, known from the first report', (bit, position) => {
    const [learned, count] = learn(vecPedal, [bit, 0]);
    expect(count).toBe(1);
    expect(learned).toMatchObject({ byteIndex: 0, mask: bit, value: bit, vendorId: 0x05f3 });
    expect(learned && pedalPosition(learned)).toBe(position);
  });

  it('takes no release for a press', () => {
    expect(learn(vecPedal, [0, 0])[0]).toBeNull();
  });
});

describe('learning a switch of an unknown pedal', () => {
  it('needs the press and the release, so that report numbers are no switches', () => {
    const [learned, count] = learn(numberedPedal, [1, 0x08], [1, 0x00]);
    expect(count).toBe(2);
    expect(learned).toMatchObject({ byteIndex: 1, mask: 0x08, value: 0x08 });
  });

  it('takes the same switch whichever report came first', () => {
    expect(learn(numberedPedal, [1, 0x00], [1, 0x08])[0]).toEqual(
      learn(numberedPedal, [1, 0x08], [1, 0x00])[0],
    );
  });

  it('takes a byte that holds a number as a whole', () => {
    const [learned] = learn(numberedPedal, [1, 0, 0x1a], [1, 0, 0]);
    expect(learned).toMatchObject({ byteIndex: 2, mask: 0x1a, value: 0x1a });
  });

  it('waits while nothing changes, and does not compare reports of other lengths', () => {
    const same = [3, 3, 3];
    expect(learn(numberedPedal, same, same, same)[0]).toBeNull();
    expect(learn(numberedPedal, [1, 2], [1, 2, 3], [2, 1])[0]).toBeNull();
  });
});

describe('isPressed', () => {
  const left = { byteIndex: 0, mask: 1, value: 1 };

  it('reads its own bits only', () => {
    expect(isPressed(report(1, 0), left)).toBe(true);
    expect(isPressed(report(7, 0), left)).toBe(true);
    expect(isPressed(report(6, 0), left)).toBe(false);
    expect(isPressed(report(), left)).toBe(false);
  });
});

describe('pedalLike', () => {
  it('lists each device once and leaves keyboards, mice and security keys alone', () => {
    const entry = (path: string, usagePage: number, usage: number) => ({
      ...vecPedal,
      path,
      usagePage,
      usage,
    });
    const found = pedalLike([
      entry('pedal', 0x0c, 0x03),
      entry('pedal', 0x09, 0x01),
      entry('keyboard', 0x0c, 0x01),
      entry('keyboard', 0x01, 0x06),
      entry('mouse', 0x01, 0x02),
      entry('security key', 0xf1d0, 0x01),
      entry('joystick', 0x01, 0x04),
    ]);
    expect(found.map(({ path }) => path)).toEqual(['pedal', 'joystick']);
  });
});
