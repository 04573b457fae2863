import type { NaturalDataset } from 'dcmjs';
import type { DerivedIds } from '../record/derivedIds';
import { type ExportedCase, caseName } from '../record/exportedCase';
import type { ExportHead } from '../record/exportNotice';
import { dicomMoment, dicomText, personName } from './dicomText';

/** A case, and what its DICOM objects are made with. */
export interface DicomSubject {
  readonly exported: Pick<ExportedCase, 'pseudonym' | 'identified'>;
  readonly head: ExportHead;
  readonly ids: DerivedIds;
  /** Of the case in this export; the same for all its objects. */
  readonly caseKey: string;
}

/** How names were taken out, in the words of the standard (PS3.16, CID 7050). */
const deidentification = {
  PatientIdentityRemoved: 'YES',
  DeidentificationMethod: 'Ampulla research export: coded values, month and year only',
  LongitudinalTemporalInformationModified: 'REMOVED',
};

/** Patient, study and equipment of every object of a case. */
export function caseAttributes(subject: DicomSubject): NaturalDataset {
  const { exported, head, ids, caseKey } = subject;
  const { identified } = exported;
  const started = dicomMoment(identified?.startedAt ?? null);
  return {
    // UTF-8.
    SpecificCharacterSet: 'ISO_IR 192',
    ...patientOf(exported),
    ...(identified === null ? deidentification : { PatientIdentityRemoved: 'NO' }),
    StudyInstanceUID: ids.uid(caseKey, 'study'),
    StudyDate: started.day,
    StudyTime: started.clock,
    // The times are written in UTC.
    TimezoneOffsetFromUTC: '+0000',
    StudyID: '',
    StudyDescription: 'ERCP',
    AccessionNumber: dicomText(identified?.patient.accessionNumber ?? '', 'SH'),
    ReferringPhysicianName: '',
    Manufacturer: 'The Ampulla developers',
    ManufacturerModelName: 'Ampulla',
    SoftwareVersions: dicomText(head.version, 'LO'),
    DeviceSerialNumber: '',
  };
}

function patientOf(exported: DicomSubject['exported']): NaturalDataset {
  const pseudonym = caseName(exported);
  const patient = exported.identified?.patient ?? { name: '', patientId: '', birthDate: '' };
  return {
    PatientName: [{ Alphabetic: personName(patient.name === '' ? pseudonym : patient.name) }],
    PatientID: dicomText(patient.patientId === '' ? pseudonym : patient.patientId, 'LO'),
    PatientBirthDate: patient.birthDate.replaceAll('-', ''),
    PatientSex: '',
  };
}
