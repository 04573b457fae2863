import { describe, expect, it } from 'vitest';
import { type CaseFilter, type CaseQuery, everyCase } from '../../common/cases/caseQuery';
import { syntheticCases } from './fixtures/syntheticCases';
import { TestCase } from './testKit/testEvents';
import { useTestStores } from './testKit/useTestStores';

const limitMs = 60_000;
const stores = useTestStores(limitMs);

const query = (filter: Partial<CaseFilter> = {}, rest: Partial<CaseQuery> = {}): CaseQuery => ({
  filter: { ...everyCase, ...filter },
  ...{ sortBy: 'pseudonym', isDescending: false, offset: 0, limit: 50 },
  ...rest,
});
const anyone = { searchesIdentity: false };

/** What a form might be filled with. */
const hostile = [
  `'; DROP TABLE events; --`,
  '=cmd|/c calc!A1',
  '<script>alert(1)</script>',
  '\u0000\u0007\u001b[31m',
  '\ud800 lone surrogate',
  '🫀'.repeat(100),
  'العربية ‮ override',
  '한국어 유두부 난관',
  '%_\\ "quoted" `ticks`',
  ' '.repeat(150),
];

describe('lists of the case store', () => {
  it(
    'filters, sorts and pages as the summaries say',
    async () => {
      const client = await stores.created();
      const all = [...syntheticCases({ count: 60, seed: 7, firstDay: '2026-01-05' })];
      for (const events of all) await client.append(events);
      await expect.poll(() => client.waitingEvents, { timeout: 20_000 }).toBe(0);
      const summaries = await client.summaries(everyCase);
      expect(summaries).toHaveLength(60);
      const first = await client.list(query(), anyone);
      expect(first).toMatchObject({ total: 60, stored: 60 });
      const names = summaries.map(({ fields }) => fields.pseudonym).sort();
      expect(first.rows.map(({ pseudonym }) => pseudonym)).toEqual(names.slice(0, 50));
      const rest = await client.list(query({}, { offset: 50 }), anyone);
      expect(rest.rows.map(({ pseudonym }) => pseudonym)).toEqual(names.slice(50));
      const long = await client.list(
        query({ studyClasses: ['long'] }, { sortBy: 'cannulationMs', isDescending: true }),
        anyone,
      );
      const expected = summaries.filter(({ studyClass }) => studyClass === 'long');
      expect(long.total).toBe(expected.length);
      expect(long.rows.map(({ cannulationMs }) => cannulationMs)).toEqual(
        expected.map(({ cannulationMs }) => cannulationMs).sort((a, b) => (b ?? 0) - (a ?? 0)),
      );
      const day = await client.list(query({ from: '2026-01-06', to: '2026-01-06' }), anyone);
      expect(day.rows.every(({ startedAt }) => new Date(startedAt).getDate() === 6)).toBe(true);
      expect(day.total).toBe(10);
      expect(await client.verify()).toMatchObject({ isIntact: true, events: all.flat().length });
    },
    limitMs,
  );

  it(
    'finds words in whatever was written, what names the patient only for who may see it',
    async () => {
      const client = await stores.created();
      const one = new TestCase();
      const identity = {
        name: '홍길동',
        patientId: 'MRN-77',
        birthDate: '',
        accessionNumber: '',
      } as const;
      const mark = one.event({ kind: 'mark', text: 'Tortuous DUCT' });
      await client.append([one.started('ERCP-1', { identity, note: '담관 결석' }), mark]);
      const two = new TestCase();
      await client.append([two.started('ERCP-2', { scope: 'TJF-260V' })]);
      await expect.poll(() => client.waitingEvents).toBe(0);
      const found = async (text: string, searchesIdentity = false) =>
        (await client.list(query({ text }), { searchesIdentity })).rows.map((row) => row.pseudonym);
      expect(await found('duct 결석')).toEqual(['ERCP-1']);
      expect(await found('tjf')).toEqual(['ERCP-2']);
      expect(await found('ercp')).toEqual(['ERCP-1', 'ERCP-2']);
      expect(await found('mrn-77')).toEqual([]);
      expect(await found('mrn-77', true)).toEqual(['ERCP-1']);
      expect(await found('홍길동', true)).toEqual(['ERCP-1']);
      expect(await found('%')).toEqual([]);
      await client.append([one.event({ kind: 'withdrawn', corrects: mark.id })]);
      await expect.poll(() => found('tortuous')).toEqual([]);
    },
    limitMs,
  );

  it(
    'keeps hostile text in every field as it is, or refuses it with words',
    async () => {
      const client = await stores.created();
      for (const text of hostile) {
        const one = new TestCase();
        const short = text.slice(0, 64);
        const pseudonym = short.trim() === '' ? 'blank' : short.trim();
        const identity = {
          name: short,
          patientId: short,
          birthDate: '',
          accessionNumber: short,
        } as const;
        const given = [
          one.started(pseudonym, { identity, indicationText: short, scope: short, note: text }),
          one.event({ kind: 'mark', text }),
          one.event({ kind: 'technique', technique: 'other', text }),
        ];
        await client.append(given);
        await expect.poll(() => client.waitingEvents).toBe(0);
        const stored = await client.events(one.caseId);
        expect(stored.map(({ payload }) => payload)).toEqual(given.map(({ payload }) => payload));
        await client.list(query({ text }), { searchesIdentity: true });
      }
      const one = new TestCase();
      const tooLong = one.event({ kind: 'mark', text: 'x'.repeat(4001) });
      await expect(client.append([tooLong])).rejects.toMatchObject({ why: 'eventRefused' });
      expect(await client.verify()).toMatchObject({ isIntact: true, events: hostile.length * 3 });
    },
    limitMs,
  );

  it(
    'stores an event once however often it is given',
    async () => {
      const client = await stores.created();
      const one = new TestCase();
      const given = [one.started('ERCP-1'), ...one.attempts(2)];
      await Promise.all([
        client.append(given),
        client.append(given),
        client.append([...given, ...given]),
      ]);
      await expect.poll(() => client.waitingEvents).toBe(0);
      expect((await client.events(one.caseId)).map(({ id }) => id)).toEqual(
        given.map(({ id }) => id),
      );
    },
    limitMs,
  );

  it(
    'takes hundreds of events a minute at once',
    async () => {
      const client = await stores.created();
      const one = new TestCase();
      await client.append([one.started('ERCP-1')]);
      await Promise.all(one.attempts(600).map((event) => client.append([event])));
      await expect.poll(() => client.waitingEvents, { timeout: 30_000 }).toBe(0);
      expect(await client.events(one.caseId)).toHaveLength(601);
      expect(await client.verify()).toMatchObject({ isIntact: true, events: 601 });
    },
    limitMs,
  );
});
