/**
 * Random whole numbers from a seed: xoshiro128** (Blackman and Vigna 2018), its state filled by
 * SplitMix32. The same on every machine, so that an interval can be computed again.
 */
export class SeededRandom {
  private readonly state: Uint32Array;

  constructor(seed: number) {
    let mixed = seed | 0;
    this.state = Uint32Array.from({ length: 4 }, () => {
      mixed = (mixed + 0x9e3779b9) | 0;
      let word = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
      return word ^ (word >>> 16);
    });
  }

  /** From 0 to `count - 1`, each as likely. @param count at most 2 to the power of 32 */
  below(count: number): number {
    return Math.floor((this.nextWord() / 2 ** 32) * count);
  }

  private nextWord(): number {
    const [first = 0, second = 0, third = 0, fourth = 0] = this.state;
    const result = Math.imul(rotated(Math.imul(second, 5), 7), 9) >>> 0;
    const thirdMixed = third ^ first;
    const fourthMixed = fourth ^ second;
    this.state[0] = first ^ fourthMixed;
    this.state[1] = second ^ thirdMixed;
    this.state[2] = thirdMixed ^ (second << 9);
    this.state[3] = rotated(fourthMixed, 11);
    return result;
  }
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
