import { z } from 'zod';
import { type ExportedCase, exportedCaseSchema } from '../record/exportedCase';
import {
  type ExportHead,
  exportNotice,
  exportSchemaVersion,
  privacyNotice,
} from '../record/exportNotice';

/** Where the schema is published. */
export const schemaFile = 'docs/schemas/ampulla-cases.schema.json';

/** A whole export in JSON. */
export const caseDocumentSchema = z.strictObject({
  schemaVersion: z.literal(exportSchemaVersion),
  notice: z.string(),
  privacy: z.string(),
  application: z.strictObject({ name: z.literal('Ampulla'), version: z.string() }),
  exportedAt: z.iso.datetime(),
  isIdentified: z.boolean(),
  cases: z.array(exportedCaseSchema),
});

/** The schema of the format for other programs (JSON Schema 2020-12). */
export function publishedSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(caseDocumentSchema);
  return { ...schema, title: 'Cases exported by Ampulla' };
}

/** A document that is written case by case, so that any number of them fits. */
export async function* caseDocument(
  cases: AsyncIterable<ExportedCase>,
  head: ExportHead,
): AsyncGenerator<string> {
  const opening = JSON.stringify({
    schemaVersion: exportSchemaVersion,
    notice: exportNotice,
    privacy: privacyNotice(head),
    application: { name: 'Ampulla', version: head.version },
    exportedAt: head.exportedAt.toISOString(),
    isIdentified: head.isIdentified,
  });
  yield `${opening.slice(0, -1)},"cases":[`;
  let separator = '\n';
  for await (const exported of cases) {
    yield separator + JSON.stringify(exported);
    separator = ',\n';
  }
  yield '\n]}\n';
}
