import { caseAttributes, type DicomSubject } from './caseAttributes';
import { dicomMoment } from './dicomText';
import { bufferOf, writeDicom } from './writeDicom';

/** Encapsulated PDF Storage. */
const sopClassUid = '1.2.840.10008.5.1.4.1.1.104.1';

/** The report of a case as an object of Encapsulated PDF Storage. @param pdf the file */
export function reportObject(subject: DicomSubject, pdf: Uint8Array): Uint8Array {
  const { exported, head, ids, caseKey } = subject;
  const written = dicomMoment(exported.identified === null ? null : head.exportedAt.toISOString());
  return writeDicom({
    ...caseAttributes(subject),
    SOPClassUID: sopClassUid,
    // A report of another day is another document.
    SOPInstanceUID: ids.uid(caseKey, 'report', head.exportedAt.toISOString()),
    SeriesInstanceUID: ids.uid(caseKey, 'series', 'report'),
    Modality: 'DOC',
    SeriesNumber: '3',
    SeriesDescription: 'Report',
    InstanceNumber: '1',
    ConversionType: 'WSD',
    ContentDate: written.day,
    ContentTime: written.clock,
    AcquisitionDateTime: '',
    BurnedInAnnotation: exported.identified === null ? 'NO' : 'YES',
    DocumentTitle: 'ERCP report',
    ConceptNameCodeSequence: [],
    MIMETypeOfEncapsulatedDocument: 'application/pdf',
    EncapsulatedDocument: bufferOf(pdf),
    EncapsulatedDocumentLength: pdf.byteLength,
  });
}
