import dcmjs, { type NaturalDataset } from 'dcmjs';
import { derivedIds } from '../record/derivedIds';

/** Names this way of writing files (PS3.7, annex D); the same for all versions. */
const implementationClassUid = derivedIds('Ampulla').uid('implementation');
const explicitLittleEndian = '1.2.840.10008.1.2.1';

/**
 * A file of DICOM (PS3.10) with one data set, explicit VR, little endian.
 * @param transferSyntaxUid another one where compressed pixels are added behind it
 */
export function writeDicom(
  dataset: NaturalDataset,
  transferSyntaxUid = explicitLittleEndian,
): Uint8Array {
  const { DicomDict, DicomMetaDictionary } = dcmjs.data;
  const file = new DicomDict(
    DicomMetaDictionary.denaturalizeDataset({
      FileMetaInformationVersion: bufferOf(new Uint8Array([0, 1])),
      MediaStorageSOPClassUID: dataset['SOPClassUID'],
      MediaStorageSOPInstanceUID: dataset['SOPInstanceUID'],
      TransferSyntaxUID: transferSyntaxUid,
      ImplementationClassUID: implementationClassUid,
      ImplementationVersionName: 'AMPULLA',
    }),
  );
  file.dict = DicomMetaDictionary.denaturalizeDataset(dataset);
  return new Uint8Array(file.write());
}

/** Bytes as dcmjs takes them: a buffer that holds nothing else. */
export function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
