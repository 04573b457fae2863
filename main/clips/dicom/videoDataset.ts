import type { NaturalDataset } from 'dcmjs';
import { exportNotice } from '../../cases/exports/record/exportNotice';
import { derivedIds } from '../../cases/exports/record/derivedIds';
import { caseAttributes } from '../../cases/exports/dicom/caseAttributes';
import { dicomText } from '../../cases/exports/dicom/dicomText';
import { eightBits } from '../../cases/exports/dicom/eightBits';
import type { ClipJob } from '../clipMessages';
import type { ClipShape } from '../clipShape';
import { videoLevel } from '../videoLevel';

/** Video Endoscopic Image Storage. */
const sopClassUid = '1.2.840.10008.5.1.4.1.1.77.1.1.1';
/** ISO/IEC 14496-10, which is H.264 (PS3.3, C.7.6.1.1.5.1). */
const compressionMethod = 'ISO_14496_10';
/** Bits of a pixel before it was compressed, 4:2:0. */
const bitsPerPixel = 12;

/** A film as it lies on the disk. */
export interface ClipFilm {
  readonly shape: ClipShape;
  readonly frames: number;
  readonly bytes: number;
}

/** Everything of the object but its film. No name, no date, no identifier that another object has. */
export function videoDataset(
  job: Pick<ClipJob, 'version' | 'subject' | 'seed' | 'overlay'>,
  { shape, frames, bytes }: ClipFilm,
): NaturalDataset {
  const ids = derivedIds(job.seed);
  const { framesPerSecond } = shape;
  const { width, height } = videoLevel(shape);
  const uncompressed = (shape.width * shape.height * frames * bitsPerPixel) / 8;
  return {
    ...caseAttributes({
      exported: { pseudonym: job.subject, identified: null },
      head: { version: job.version, exportedAt: new Date(0), isIdentified: false },
      ...{ ids, caseKey: 'clip' },
    }),
    SOPClassUID: sopClassUid,
    SOPInstanceUID: ids.uid('clip', 'video'),
    SeriesInstanceUID: ids.uid('clip', 'series'),
    Modality: 'ES',
    SeriesNumber: '1',
    SeriesDescription: 'Clip',
    InstanceNumber: '1',
    // Cropped, blanked and encoded anew: no longer the pixels that the camera made.
    ImageType: ['DERIVED', 'PRIMARY'],
    DerivationDescription: derivation(job),
    PatientOrientation: '',
    ImageComments: exportNotice,
    // What is burnt in names nobody and no day; text that stood in the picture was blanked or made unreadable.
    BurnedInAnnotation: 'NO',
    LossyImageCompression: '01',
    LossyImageCompressionRatio: decimal(uncompressed / bytes),
    LossyImageCompressionMethod: compressionMethod,
    AcquisitionContextSequence: [],
    AnatomicRegionSequence: [
      { CodeValue: '38848004', CodingSchemeDesignator: 'SCT', CodeMeaning: 'Duodenum' },
    ],
    CineRate: String(Math.round(framesPerSecond)),
    FrameTime: decimal(1000 / framesPerSecond),
    NumberOfFrames: String(frames),
    // The attribute Frame Time.
    FrameIncrementPointer: 0x00181063,
    SamplesPerPixel: 3,
    PhotometricInterpretation: 'YBR_PARTIAL_420',
    PlanarConfiguration: 0,
    Rows: height,
    Columns: width,
    ...eightBits,
  };
}

function derivation({ overlay }: Pick<ClipJob, 'overlay'>): string {
  const marks = overlay === 'off' ? 'A notice' : 'Marks of an investigational AI and a notice';
  const text = `Cropped to the field of view, standing text blanked. ${marks} burnt in.`;
  return dicomText(text, 'ST');
}

/** A decimal string of at most 16 characters. */
function decimal(value: number): string {
  return String(Number(value.toPrecision(8)));
}
