import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { userFailureOf } from '../../../common/testKit/failureOf';
import { readWorkList } from './readWorkList';
import { headingsOf } from './csv/headings';
import { comparable } from './plainText';

const folder = mkdtempSync(join(tmpdir(), 'ampulla-work-list-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function read(content: string | Uint8Array, name = `list-${(files += 1)}.txt`) {
  writeFileSync(join(folder, name), content);
  return readWorkList(join(folder, name), () => '00000000-0000-4000-8000-000000000001');
}

async function wordsOf(reading: Promise<unknown>): Promise<string> {
  const failure = await userFailureOf(reading);
  expect(failure.whatStillWorks).toContain('nothing was changed');
  return `${failure.whatHappened} ${failure.whatToDo}`;
}

describe('a CSV work-list', () => {
  it('is read with English headings', async () => {
    const list = await read(
      [
        'Patient name,MRN,Date of birth,Scheduled,Indication,Papilla,Native papilla,Endoscopist,Ward',
        'Patient A,0042,1956-01-31,2026-03-14 8:30,Bile duct stone,Type II,yes,Operator A,7',
      ].join('\n'),
      'monday.csv',
    );
    expect(list).toMatchObject({ format: 'csv', fileName: 'monday.csv', ignored: ['Ward'] });
    expect(list.entries).toHaveLength(1);
    const [entry] = list.entries;
    expect(entry).toMatchObject({ pseudonym: null, plannedAt: '2026-03-14T08:30', place: 2 });
    expect(entry?.fields).toMatchObject({
      identity: { name: 'Patient A', patientId: '0042', birthDate: '1956-01-31' },
      indication: 'bileDuctStone',
      indicationText: '',
      papillaType: 'II',
      nativePapilla: true,
      operators: [{ role: 'supervisor', name: 'Operator A', personId: null }],
    });
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('is read with Korean headings in %s, separated by semicolons or tabs', async (_, encode) => {
    for (const separator of [';', '\t']) {
      const lines = [
        ['환자명', '등록번호', '생년월일', '적응증', '예방적 항생제', '게실'],
        ['환자 가', '12345678', '1956.1.31.', '담관 결석', '예', '없음'],
      ];
      const { entries } = await read(
        encode(lines.map((line) => line.join(separator)).join('\r\n')),
      );
      expect(entries[0]?.fields).toMatchObject({
        identity: { name: '환자 가', patientId: '12345678', birthDate: '1956-01-31' },
        ...{ indication: 'bileDuctStone', antibiotics: true, diverticulum: 'none' },
      });
    }
  });

  it('is read in the code page of Korean spreadsheets', async () => {
    // 이름,적응증 / 가,결석 in EUC-KR.
    const bytes = Buffer.from('c0ccb8a72cc0fbc0c0c1f50ab0a12cb0e1bcae0a', 'hex');
    const { entries } = await read(bytes);
    expect(entries[0]?.fields).toMatchObject({
      identity: { name: '가' },
      indication: null,
      indicationText: '결석',
    });
  });

  it('keeps separators, quotes and line breaks inside quotations, on one line', async () => {
    const { entries } = await read(
      'Name,Note\n"Doe, ""J""","first\nsecond\u202E\u0000third"\n'.replace('\u0000', ''),
    );
    expect(entries[0]?.fields.identity.name).toBe('Doe, "J"');
    expect(entries[0]?.fields.note).toBe('first secondthird');
  });

  it('says line and column of what it does not understand', async () => {
    const said = await wordsOf(read('Name,DOB\nA,1956-01-31\nB,03/04/1956\n', 'day.csv'));
    expect(said).toContain('Line 3, column DOB of the work-list day.csv: 03/04/1956');
    expect(said).toContain('YYYY-MM-DD');
    expect(await wordsOf(read('Name,Papilla type\nA,V\n'))).toContain('I, II, III, IV');
    expect(await wordsOf(read('Name,Native papilla\nA,perhaps\n'))).toContain('yes, no');
    expect(await wordsOf(read('Name,DOB\nA,2025-02-30\n'))).toContain('2025-02-30');
  });

  it.each([
    ['too few cells', 'Name,MRN\nA\n', 'Line 2'],
    ['a quotation that does not end', 'Name,MRN\nA,"1\nB,2\n', 'cannot be read'],
    [
      'no known heading',
      'Colour,Taste\nred,sweet\n',
      'no heading that Ampulla knows: Colour, Taste',
    ],
    ['a heading twice', 'Name,환자명\nA,B\n', 'two columns for the same: Name and 환자명'],
    ['only headings', 'Name,MRN\n', 'no planned case'],
    ['nothing', '', 'no heading'],
    ['a long text', `Name\n${'x'.repeat(201)}\n`, '≤ 200 characters'],
    ['a spreadsheet’s own format', 'PK\u0003\u0004\u0000\u0000', 'neither CSV nor'],
    ['broken JSON', '{"resourceType": "Bundle"', 'neither CSV nor'],
  ])('is refused with %s', async (_, content, words) => {
    expect(await wordsOf(read(content))).toContain(words);
  });

  it('is refused when it is too large, or not there, without its folder in the words', async () => {
    expect(await wordsOf(read('x'.repeat(6 * 1024 * 1024)))).toContain('at most 5 MB');
    const missing = await wordsOf(readWorkList(join(folder, 'absent.csv'), () => ''));
    expect(missing).toContain('absent.csv');
    expect(missing).not.toContain(folder);
  });

  it('has no heading that means two columns', () => {
    const all = Object.values(headingsOf).flat().map(comparable);
    expect(all).toHaveLength(new Set(all).size);
  });
});

const patient = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ value: 'insurance' }, { type: { coding: [{ code: 'MR' }] }, value: '0042' }],
  name: [
    { use: 'nickname', text: 'No' },
    { use: 'official', family: 'A', given: ['Patient'] },
  ],
  birthDate: '1956-01-31',
};
const request = {
  resourceType: 'ServiceRequest',
  id: 's1',
  status: 'active',
  subject: { reference: 'urn:uuid:p' },
  identifier: [{ type: { coding: [{ code: 'ACSN' }] }, value: 'ACC-7' }],
  reasonCode: [{ text: 'Cholangitis' }],
  occurrenceDateTime: '2026-03-14',
};
const appointment = {
  resourceType: 'Appointment',
  status: 'booked',
  start: '2026-03-14T08:30:00+09:00',
  basedOn: [{ reference: 'ServiceRequest/s1' }],
  participant: [{ actor: { reference: 'Patient/p1' }, status: 'accepted' }],
};
const bundle = (...resources: readonly unknown[]) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({
      resource,
      ...(resource === patient ? { fullUrl: 'urn:uuid:p' } : {}),
    })),
  });

describe('a FHIR work-list', () => {
  it('is one case a request, at the time of its appointment', async () => {
    const list = await read(bundle(patient, request, appointment, { resourceType: 'Location' }));
    expect(list).toMatchObject({ format: 'fhir', ignored: ['Location'] });
    expect(list.entries).toHaveLength(1);
    expect(list.entries[0]).toMatchObject({
      ...{ pseudonym: null, plannedAt: '2026-03-14T08:30:00+09:00', place: 2 },
      fields: {
        identity: {
          ...{ name: 'Patient A', patientId: '0042', birthDate: '1956-01-31' },
          accessionNumber: 'ACC-7',
        },
        indication: 'cholangitis',
      },
    });
  });

  it('takes appointments without request, and patients where there is nothing else', async () => {
    const alone = await read(bundle(patient, { ...appointment, basedOn: [] }));
    expect(alone.entries.map(({ fields }) => fields.identity.name)).toEqual(['Patient A']);
    const patients = await read(bundle(patient));
    expect(patients.entries[0]).toMatchObject({ plannedAt: null, place: 1 });
  });

  it('leaves out what was called off', async () => {
    const said = await wordsOf(read(bundle(patient, { ...request, status: 'revoked' })));
    expect(said).toContain('no planned case');
  });

  it.each([
    ['no Bundle', '{"resourceType":"Patient"}', 'Bundle.resourceType'],
    ['a list', '[1,2]', 'Bundle'],
    [
      'a request without subject',
      bundle({ resourceType: 'ServiceRequest' }),
      'entry 1, ServiceRequest.subject',
    ],
    ['a wrong date', bundle({ ...patient, birthDate: '31.1.1956' }), 'entry 1'],
    ['a long name', bundle({ ...patient, name: [{ text: 'x'.repeat(300) }] }), '≤ 200 characters'],
    ['a wrong time', bundle({ ...request, occurrenceDateTime: 'soon' }), 'soon is not understood'],
  ])('is refused with %s', async (_, content, words) => {
    expect(await wordsOf(read(content))).toContain(words);
  });

  it('does not mind references that lead nowhere or to something else', async () => {
    const { entries } = await read(
      bundle(patient, { ...request, subject: { reference: 'ServiceRequest/s1' } }, request),
    );
    expect(entries.map(({ fields }) => fields.identity.name)).toEqual(['', 'Patient A']);
  });

  it('is not misled by names of JavaScript’s own', async () => {
    const { entries } = await read(
      '{"resourceType":"Bundle","__proto__":{"entry":[]},"entry":[{"resource":{"resourceType":"Patient","constructor":1,"name":[{"text":"__proto__"}]}}]}',
    );
    expect(entries[0]?.fields.identity.name).toBe('__proto__');
  });
});
