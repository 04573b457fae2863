import { describe, expect, it } from 'vitest';
import { newRecoverySecret, parseRecoveryText, recoveryText } from './recoveryKey';

describe('the recovery key', () => {
  it('reads what it wrote, however a person types it', () => {
    const secret = newRecoverySecret();
    const text = recoveryText(secret);
    expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(parseRecoveryText(typed)).toEqual(secret);
  });

  it('finds every single wrong sign, swapped neighbours and a missing sign', () => {
    const text = recoveryText(Buffer.from('0123456789abcdef0123456789abcdef01', 'hex'));
    for (let at = 0; at < text.length; at += 1) {
      if (text.charAt(at) === '-') continue;
      const other = text.charAt(at) === 'Z' ? 'Y' : 'Z';
      expect(parseRecoveryText(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
      expect(parseRecoveryText(text.slice(0, at) + text.slice(at + 1))).toBeNull();
      const [here, next] = [text.charAt(at), text.charAt(at + 1)];
      if (next === '' || next === '-' || next === here) continue;
      expect(parseRecoveryText(text.slice(0, at) + next + here + text.slice(at + 2))).toBeNull();
    }
  });

  it.each(['', 'U'.repeat(32), '증례', '-'.repeat(500)])('refuses %s', (text) => {
    expect(parseRecoveryText(text)).toBeNull();
  });
});
