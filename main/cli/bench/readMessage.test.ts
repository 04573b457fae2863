import { describe, expect, it } from 'vitest';
import { aMeasurement } from '../../bench/fixtures/measurements';
import { readMessage } from './readMessage';

describe('readMessage', () => {
  it('reads what the application says', () => {
    const measured = { type: 'measured', measurement: aMeasurement() };
    expect(readMessage(JSON.stringify(measured))).toEqual(measured);
    expect(readMessage('{"type":"alive"}')).toEqual({ type: 'alive' });
  });

  it('passes over lines of others', () => {
    expect(readMessage('MESA: error: no screens')).toBeNull();
    expect(readMessage('17')).toBeNull();
  });

  it('names what is wrong with a measurement that cannot be read', () => {
    const broken = { ...aMeasurement(), threads: null };
    const message = readMessage(JSON.stringify({ type: 'measured', measurement: broken }));
    expect(message).toMatchObject({ type: 'failed' });
    expect(JSON.stringify(message)).toContain('measurement.threads');
  });
});
