import { describe, expect, it } from 'vitest';
import { playEdges, type TimedPress } from './fixtures/playEdges';
import { HeldSwitch, openForMs } from './heldSwitch';
import { doubleWithinMs, type KindsToTell, longAfterMs, type SwitchEdge } from './pressRecogniser';

const short: KindsToTell = { long: false, double: false };
const long: KindsToTell = { long: true, double: false };
const double: KindsToTell = { long: false, double: true };
const all: KindsToTell = { long: true, double: true };

/** Pairs of down and up: `presses(0, 80, 300, 380)`. */
function presses(...times: number[]): [SwitchEdge, number][] {
  return times.map((atMs, index) => [index % 2 === 0 ? 'down' : 'up', atMs]);
}

/** Ten contacts within 300 ms, then it stays open. */
const bounces = presses(...Array.from({ length: 20 }, (_, index) => index * 15));
const bouncesEndAtMs = 19 * 15;

const table: readonly (readonly [string, KindsToTell, [SwitchEdge, number][], TimedPress[]])[] = [
  ['a press acts as it goes down', short, presses(0, 80), [['short', 0]]],
  [
    'two presses are two',
    short,
    presses(0, 80, 250, 330),
    [
      ['short', 0],
      ['short', 250],
    ],
  ],
  ['ten bounces are one press', short, bounces, [['short', 0]]],
  ['a long hold is no second press', short, presses(0, 5000), [['short', 0]]],
  [
    'going down twice is one press',
    short,
    [
      ['down', 0],
      ['down', 20],
      ['up', 90],
    ],
    [['short', 0]],
  ],
  ['coming up alone is nothing', short, [['up', 0]], []],
  ['with long: short acts as it comes up', long, presses(0, 80), [['short', 80 + openForMs]]],
  ['with long: held acts while it is down', long, presses(0, 900), [['long', longAfterMs]]],
  [
    'with long: just not long',
    long,
    presses(0, longAfterMs - 1),
    [['short', longAfterMs - 1 + openForMs]],
  ],
  [
    'with long: bounces at the end do not shorten it',
    long,
    presses(0, 590, 600, 900),
    [['long', longAfterMs]],
  ],
  [
    'with long: ten bounces are one short press',
    long,
    bounces,
    [['short', bouncesEndAtMs + openForMs]],
  ],
  ['with double: alone it waits', double, presses(0, 80), [['short', 80 + doubleWithinMs]]],
  ['with double: two are one', double, presses(0, 80, 300, 380), [['double', 300]]],
  [
    'with double: a third is another press',
    double,
    presses(0, 80, 250, 330, 500, 580),
    [
      ['double', 250],
      ['short', 580 + doubleWithinMs],
    ],
  ],
  [
    'with double: two far apart are two',
    double,
    presses(0, 80, 700, 780),
    [
      ['short', 80 + doubleWithinMs],
      ['short', 780 + doubleWithinMs],
    ],
  ],
  [
    'with double: ten bounces are one press',
    double,
    bounces,
    [['short', bouncesEndAtMs + doubleWithinMs]],
  ],
  ['with all: long', all, presses(0, 700), [['long', longAfterMs]]],
  ['with all: double, the second held', all, presses(0, 80, 300, 2000), [['double', 300]]],
  ['with all: short', all, presses(0, 80), [['short', 80 + doubleWithinMs]]],
];

describe('HeldSwitch', () => {
  it.each(table)('%s', (_name, kinds, edges, expected) => {
    expect(playEdges(new HeldSwitch(kinds), edges)).toEqual(expected);
  });

  it('is as sure when it is woken late', () => {
    const recogniser = new HeldSwitch(long);
    recogniser.feed('down', 0);
    expect(recogniser.feed('up', 900)).toEqual(['long']);
    recogniser.feed('down', 2000);
    recogniser.feed('up', 2100);
    expect(recogniser.wake(9000)).toEqual(['short']);
  });
});
