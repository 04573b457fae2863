import type { Bundle, DiagnosticReport, Patient, Procedure, Provenance } from 'fhir/r4';
import { caseName } from '../record/exportedCase';
import { exportNotice, privacyNotice } from '../record/exportNotice';
import { deviceEntries } from './devices';
import { entryOf, fhirText, type FhirSubject, ownSystems, referTo, whenOf } from './fhirSubject';
import { findingsOf, observationEntries } from './observations';

/**
 * One case as a Bundle of FHIR R4 of type `collection`. Codes are from SNOMED CT, UCUM and HL7 where there is one
 * without doubt; everything else is said in words.
 */
export function caseBundle(subject: FhirSubject): Bundle {
  const { head, ids, caseKey, exported } = subject;
  const entries = [
    entryOf(subject, ['patient'], patientOf(subject)),
    entryOf(subject, ['procedure'], procedureOf(subject)),
    ...observationEntries(subject),
    ...deviceEntries(subject),
    entryOf(subject, ['report'], reportOf(subject)),
  ];
  const targets = entries.flatMap(({ fullUrl }) => (fullUrl === undefined ? [] : [fullUrl]));
  return {
    resourceType: 'Bundle',
    id: ids.uuid(caseKey, 'bundle'),
    ...(exported.identified === null ? { meta: { security: [pseudonymised] } } : {}),
    identifier: { system: ownSystems(ids).case, value: ids.uuid(caseKey, 'bundle') },
    type: 'collection',
    timestamp: head.exportedAt.toISOString(),
    entry: [...entries, entryOf(subject, ['provenance'], provenanceOf(subject, targets))],
  };
}

const pseudonymised = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'PSEUDED',
  display: 'pseudonymized',
};

const ercp = {
  coding: [
    {
      system: 'http://snomed.info/sct',
      code: '386718000',
      display: 'Endoscopic retrograde cholangiopancreatography',
    },
  ],
  text: 'ERCP',
};

function patientOf({ exported, ids }: FhirSubject): Patient {
  const systems = ownSystems(ids);
  const pseudonym = { system: systems.pseudonym, value: caseName(exported) };
  const { patient } = exported.identified ?? {};
  if (patient === undefined) return { resourceType: 'Patient', identifier: [pseudonym] };
  const [name, number] = [fhirText(patient.name), fhirText(patient.patientId)];
  return {
    resourceType: 'Patient',
    identifier: [
      pseudonym,
      ...(number === undefined ? [] : [{ system: systems.patientId, value: number }]),
    ],
    ...(name === undefined ? {} : { name: [{ text: name }] }),
    ...(patient.birthDate === '' ? {} : { birthDate: patient.birthDate }),
  };
}

function procedureOf(subject: FhirSubject): Procedure {
  const { exported, ids } = subject;
  const { identified, fields } = exported;
  const reason = fhirText(identified?.indicationText ?? '') ?? fields.indication;
  const note = fhirText(identified?.note ?? '');
  const accession = fhirText(identified?.patient.accessionNumber ?? '');
  return {
    resourceType: 'Procedure',
    ...(accession === undefined
      ? {}
      : { identifier: [{ system: ownSystems(ids).accessionNumber, value: accession }] }),
    status: exported.stage === 'running' ? 'in-progress' : 'completed',
    code: ercp,
    subject: referTo(subject, 'patient'),
    ...performedOf(subject),
    performer: exported.operators.map(({ number, role }) => ({
      ...(role === null ? {} : { function: { text: role } }),
      actor: { display: operatorName(subject, number) },
    })),
    ...(reason === null ? {} : { reasonCode: [{ text: reason }] }),
    outcome: { text: outcomeWords[exported.cannulation] },
    ...(note === undefined ? {} : { note: [{ text: note }] }),
  };
}

const outcomeWords = {
  notApproached: 'The ampulla was not approached',
  running: 'The cannulation goes on',
  cannulated: 'Deep cannulation of the bile duct',
  failed: 'Cannulation failed',
  notSaid: 'Outcome of the cannulation not said',
} as const;

function performedOf(subject: FhirSubject): Partial<Procedure> {
  const { identified } = subject.exported;
  if (identified === null) return { performedDateTime: whenOf(subject) };
  const { startedAt, endedAt } = identified;
  return { performedPeriod: { start: startedAt, ...(endedAt === null ? {} : { end: endedAt }) } };
}

function operatorName({ exported }: FhirSubject, number: number): string {
  const named = exported.identified?.operators.find((operator) => operator.number === number);
  return fhirText(named?.name ?? '') ?? `Operator ${number}`;
}

function reportOf(subject: FhirSubject): DiagnosticReport {
  const { exported } = subject;
  const { studyClass, guideline, stage, amendments } = exported;
  const signed = amendments > 0 ? 'amended' : 'final';
  return {
    resourceType: 'DiagnosticReport',
    status: stage === 'signedOff' ? signed : 'preliminary',
    code: { text: 'Report of biliary cannulation in ERCP' },
    subject: referTo(subject, 'patient'),
    effectiveDateTime: whenOf(subject),
    result: [...findingsOf(subject).keys()].map((key) => referTo(subject, 'observation', key)),
    conclusion: [
      outcomeWords[exported.cannulation],
      `study (Kim 2021): ${studyClass ?? 'not said'}`,
      `guideline (ESGE 2016): ${guideline.isDifficult ? 'difficult' : 'not difficult'}`,
    ].join('; '),
  };
}

function provenanceOf(subject: FhirSubject, targets: readonly string[]): Provenance {
  const { head } = subject;
  return {
    resourceType: 'Provenance',
    target: targets.map((reference) => ({ reference })),
    recorded: head.exportedAt.toISOString(),
    activity: { text: `Export from the case log. ${privacyNotice(head)} ${exportNotice}` },
    agent: [{ type: { text: 'assembler' }, who: referTo(subject, 'application') }],
  };
}
