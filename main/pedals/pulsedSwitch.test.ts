import { describe, expect, it } from 'vitest';
import { playEdges, type TimedPress } from './fixtures/playEdges';
import { doubleWithinMs, type KindsToTell, type SwitchEdge } from './pressRecogniser';
import { PulsedSwitch, repeatFollowsWithinMs, repeatsKnownAfterMs } from './pulsedSwitch';

const short: KindsToTell = { long: false, double: false };
const long: KindsToTell = { long: true, double: false };
const double: KindsToTell = { long: false, double: true };
const all: KindsToTell = { long: true, double: true };

const at = (...times: number[]): [SwitchEdge, number][] => times.map((time) => ['pulse', time]);

/** A key that is held: the first pulse, and repeats from `delayMs` on until it is let go. */
function held(fromMs: number, forMs: number, delayMs = 660, everyMs = 40): number[] {
  const times = [fromMs];
  for (let time = fromMs + delayMs; time <= fromMs + forMs; time += everyMs) times.push(time);
  return times;
}

const bounces = Array.from({ length: 10 }, (_, index) => index * 33);
const wait = repeatFollowsWithinMs;

const table: readonly (readonly [string, KindsToTell, [SwitchEdge, number][], TimedPress[]])[] = [
  ['a press acts at once', short, at(0), [['short', 0]]],
  ['ten bounces in 300 ms are one press', short, at(...bounces), [['short', 0]]],
  ['a held key is one press', short, at(...held(0, 3000)), [['short', 0]]],
  ['and so at the fastest setting', short, at(...held(0, 2000, 250, 30)), [['short', 0]]],
  [
    'a key that bounces and is held is one press',
    short,
    at(0, 20, ...held(45, 2000)),
    [['short', 0]],
  ],
  [
    'two quick presses are two',
    short,
    at(0, 150),
    [
      ['short', 0],
      ['short', 150],
    ],
  ],
  [
    'a press that could be a repeat waits for the next',
    short,
    at(0, 700),
    [
      ['short', 0],
      ['short', 700 + wait],
    ],
  ],
  [
    'a press long after acts at once',
    short,
    at(0, 1200),
    [
      ['short', 0],
      ['short', 1200],
    ],
  ],
  [
    'a press right after a held one acts at once',
    short,
    at(...held(0, 900), 1100),
    [
      ['short', 0],
      ['short', 1100],
    ],
  ],
  ['with long: held acts at the second repeat', long, at(...held(0, 2000)), [['long', 700]]],
  [
    'with long: not before its time, however early repeats come',
    long,
    at(...held(0, 2000, 250, 30)),
    [['long', 610]],
  ],
  [
    'with long: let go while repeating, too early',
    long,
    at(...held(0, 400, 250, 30)),
    [['short', 520]],
  ],
  [
    'with long: short when no repeat can come any more',
    long,
    at(0),
    [['short', repeatsKnownAfterMs]],
  ],
  [
    'with long: two are two',
    long,
    at(0, 150),
    [
      ['short', 150],
      ['short', 150 + repeatsKnownAfterMs],
    ],
  ],
  ['with double: alone it waits', double, at(0), [['short', doubleWithinMs]]],
  ['with double: two quick ones', double, at(0, 150), [['double', 150]]],
  ['with double: two that could be a repeat', double, at(0, 300), [['double', 300 + wait]]],
  [
    'with double: too far apart',
    double,
    at(0, 1300),
    [
      ['short', doubleWithinMs],
      ['short', 1300 + doubleWithinMs],
    ],
  ],
  [
    'with double: ten bounces are one press',
    double,
    at(...bounces),
    [['short', 297 + doubleWithinMs]],
  ],
  [
    'with double: held is one short press',
    double,
    at(...held(0, 3000)),
    [['short', doubleWithinMs]],
  ],
  [
    'with double: held at the fastest setting',
    double,
    at(...held(0, 1000, 250, 30)),
    [['short', 1120]],
  ],
  ['with all: long', all, at(...held(0, 2000)), [['long', 700]]],
  ['with all: double', all, at(0, 180), [['double', 180]]],
  ['with all: short', all, at(0), [['short', repeatsKnownAfterMs]]],
];

describe('PulsedSwitch', () => {
  it.each(table)('%s', (_name, kinds, edges, expected) => {
    expect(playEdges(new PulsedSwitch(kinds), edges)).toEqual(expected);
  });

  it('takes late repeats of a held key for no presses of their own', () => {
    const pedal = new PulsedSwitch({ long: true, double: true });
    const pulsesAtMs = [0, 660, 700, 740, 1000, 1040, 1350, 1400];
    const presses = pulsesAtMs.flatMap((atMs) => pedal.feed('pulse', atMs));
    expect([...presses, ...pedal.wake(5000)]).toEqual(['long']);
  });
});
