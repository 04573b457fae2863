import { z } from 'zod';

const shortText = z.string().max(200);
const longText = z.string().max(4000);

/** Types of papilla (Haraldsson 2017): regular, small, protruding or pendulous, creased or ridged. */
export const papillaTypes = ['I', 'II', 'III', 'IV'] as const;
export const diverticulumKinds = ['none', 'juxtapapillary', 'intradiverticular'] as const;
export const indications = [
  'bileDuctStone',
  'malignantStricture',
  'benignStricture',
  'cholangitis',
  'biliaryPancreatitis',
  'bileLeak',
  'pancreaticDisease',
  'stentChange',
  'other',
] as const;
export const nsaidProphylaxes = ['none', 'indometacin', 'diclofenac', 'other'] as const;
export const sedationKinds = ['none', 'moderate', 'deep', 'generalAnaesthesia'] as const;
/** Who may hold the duodenoscope. */
export const operatorRoles = ['supervisor', 'trainee'] as const;
export type OperatorRole = (typeof operatorRoles)[number];

/** Someone who may hold the scope in this case. `id` is unique in the case and stands in its events. */
export const caseOperatorSchema = z.strictObject({
  id: z.uuid(),
  role: z.enum(operatorRoles),
  /** Of the list of people; null for a guest. */
  personId: z.uuid().nullable(),
  /** Never leaves in a research export: there an operator is a number. */
  name: shortText,
});
export type CaseOperator = Readonly<z.infer<typeof caseOperatorSchema>>;

/** What names the patient. Optional, encrypted with the rest of the store, and in no research export. */
export const patientIdentitySchema = z.strictObject({
  name: shortText,
  /** The hospital's number of the patient. */
  patientId: shortText,
  /** `YYYY-MM-DD`, or empty. */
  birthDate: z.union([z.literal(''), z.iso.date()]),
  accessionNumber: shortText,
});
export type PatientIdentity = Readonly<z.infer<typeof patientIdentitySchema>>;

/** What a person fills in of a case. Null or empty: not said. */
export const caseFieldsSchema = z.strictObject({
  /** How the case is called everywhere; suggested, not the patient's name. */
  pseudonym: z.string().trim().min(1).max(64),
  identity: patientIdentitySchema,
  indication: z.enum(indications).nullable(),
  indicationText: shortText,
  papillaType: z.enum(papillaTypes).nullable(),
  diverticulum: z.enum(diverticulumKinds).nullable(),
  nativePapilla: z.boolean().nullable(),
  priorSphincterotomy: z.boolean().nullable(),
  antibiotics: z.boolean().nullable(),
  nsaid: z.enum(nsaidProphylaxes).nullable(),
  sedation: z.enum(sedationKinds).nullable(),
  /** As it is printed on them, for instance `TJF-260V`. */
  scope: shortText,
  processor: shortText,
  /** The first is at the scope when the case starts. */
  operators: z.array(caseOperatorSchema).max(8),
  note: longText,
});
export type CaseFields = Readonly<z.infer<typeof caseFieldsSchema>>;

/** Any of the fields, each whole. */
export const caseFieldsPatchSchema = caseFieldsSchema.partial();
export type CaseFieldsPatch = Readonly<z.infer<typeof caseFieldsPatchSchema>>;

/** A case of which nothing is known but how it is called. */
export function emptyCaseFields(pseudonym: string): CaseFields {
  return {
    pseudonym,
    identity: { name: '', patientId: '', birthDate: '', accessionNumber: '' },
    indication: null,
    indicationText: '',
    papillaType: null,
    diverticulum: null,
    nativePapilla: null,
    priorSphincterotomy: null,
    antibiotics: null,
    nsaid: null,
    sedation: null,
    scope: '',
    processor: '',
    operators: [],
    note: '',
  };
}
