import type { BundleEntry, CodeableConcept, Observation } from 'fhir/r4';
import { entryOf, type FhirSubject, investigational, referTo, whenOf } from './fhirSubject';

/** What an observation says, apart from whose it is. */
type Finding = Partial<Observation>;

const category: CodeableConcept = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/observation-category',
      code: 'procedure',
      display: 'Procedure',
    },
  ],
};

/** Everything that was observed or derived, by a key that the report refers to; what was not said is left out. */
export function findingsOf(subject: FhirSubject): ReadonlyMap<string, Finding> {
  const all: readonly (readonly [string, Finding | null])[] = [
    ['cannulationTime', cannulationTime(subject)],
    ['attempts', counted('Cannulation attempts', subject.exported.attempts)],
    ['ductEntries', counted('Pancreatic duct entries', subject.exported.ductEntries)],
    ...subject.exported.techniques.map(
      (technique) =>
        [
          `technique ${technique}`,
          worded('Additional technique of cannulation', technique),
        ] as const,
    ),
    ...fieldFindings(subject),
    ['studyClass', worded('Difficulty of cannulation (Kim 2021)', subject.exported.studyClass)],
    ['guideline', guideline(subject)],
    ['aiDifficulty', aiDifficulty(subject)],
    ...followUpFindings(subject),
  ];
  return new Map(all.filter((pair): pair is readonly [string, Finding] => pair[1] !== null));
}

/** The findings as entries of the Bundle. */
export function observationEntries(subject: FhirSubject): readonly BundleEntry[] {
  const { stage } = subject.exported;
  return [...findingsOf(subject)].map(([key, finding]) =>
    entryOf(subject, ['observation', key], {
      resourceType: 'Observation',
      status: stage === 'signedOff' ? 'final' : 'preliminary',
      category: [category],
      code: {},
      subject: referTo(subject, 'patient'),
      partOf: [referTo(subject, 'procedure')],
      effectiveDateTime: whenOf(subject),
      ...finding,
    }),
  );
}

function cannulationTime({ exported }: FhirSubject): Finding | null {
  if (exported.cannulationMs === null) return null;
  const bridged = 'A restart of the computer lies within it: part is from the clock of the room.';
  return {
    code: { text: 'Cannulation time, from approach to deep cannulation or failure' },
    // Seconds of UCUM.
    valueQuantity: {
      value: Math.round(exported.cannulationMs) / 1000,
      unit: 's',
      system: 'http://unitsofmeasure.org',
      code: 's',
    },
    ...(exported.isBridgedByWallClock ? { note: [{ text: bridged }] } : {}),
  };
}

function counted(text: string, count: number): Finding {
  return { code: { text }, valueInteger: count };
}

function worded(text: string, value: string | null): Finding | null {
  return value === null ? null : { code: { text }, valueCodeableConcept: { text: value } };
}

function answered(text: string, value: boolean | null): Finding | null {
  return value === null ? null : { code: { text }, valueBoolean: value };
}

function fieldFindings({ exported }: FhirSubject): readonly (readonly [string, Finding | null])[] {
  const { fields } = exported;
  return [
    ['papillaType', worded('Type of papilla (Haraldsson 2017)', fields.papillaType)],
    ['diverticulum', worded('Duodenal diverticulum', fields.diverticulum)],
    ['nativePapilla', answered('Native papilla', fields.nativePapilla)],
    ['priorSphincterotomy', answered('Prior sphincterotomy', fields.priorSphincterotomy)],
    ['antibiotics', answered('Antibiotic prophylaxis', fields.antibiotics)],
    ['nsaid', worded('NSAID prophylaxis', fields.nsaid)],
    ['sedation', worded('Sedation', fields.sedation)],
  ];
}

function guideline({ exported }: FhirSubject): Finding {
  const { isDifficult, byTime, byAttempts, byDuctEntry } = exported.guideline;
  const part = (text: string, value: boolean) => ({ code: { text }, valueBoolean: value });
  return {
    code: { text: 'Difficult biliary cannulation (ESGE 2016)' },
    valueBoolean: isDifficult,
    component: [
      part('Over 5 minutes', byTime),
      part('Over 5 attempts', byAttempts),
      part('Pancreatic duct entered', byDuctEntry),
    ],
  };
}

function aiDifficulty(subject: FhirSubject): Finding | null {
  const { aiVerdict } = subject.exported;
  if (aiVerdict === null) return null;
  const { difficultProbability, label, model, measured, pooledFrameIds } = aiVerdict;
  const recall = (share: number | null) => (share === null ? 'not stated' : share.toFixed(3));
  const figures = `Recall of difficult cases ${recall(measured.difficultRecall)}, of easy cases ${recall(measured.easyRecall)}; measured on ${measured.dataset ?? 'a data set that is not named'}.`;
  return {
    category: [category, { text: 'Investigational' }],
    code: { text: 'Investigational AI estimate: probability of a difficult cannulation' },
    valueQuantity: { value: difficultProbability, system: 'http://unitsofmeasure.org', code: '1' },
    method: { text: `Neural network, mean over ${pooledFrameIds.length} frames` },
    device: referTo(subject, 'model', model.sha256, model.provider),
    note: [{ text: investigational }, { text: `What the model pack measured: ${figures}` }],
    component: [{ code: { text: 'Label' }, valueCodeableConcept: { text: label } }],
  };
}

function followUpFindings({
  exported,
}: FhirSubject): readonly (readonly [string, Finding | null])[] {
  const { followUp } = exported;
  if (followUp === null) return [];
  return (['pancreatitis', 'bleeding', 'cholangitis', 'perforation'] as const).map((kind) => [
    `followUp ${kind}`,
    worded(`Within 30 days of ERCP: ${kind} (grade)`, followUp[kind]),
  ]);
}
