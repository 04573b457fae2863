import { decode } from 'fast-png';
import type { NaturalDataset } from 'dcmjs';
import type { CasePicture } from '../pictures/casePictures';
import { caseAttributes, type DicomSubject } from './caseAttributes';
import { dicomMoment } from './dicomText';
import { eightBits } from './eightBits';
import { bufferOf, writeDicom } from './writeDicom';

/** VL Endoscopic Image Storage. */
const sopClassUid = '1.2.840.10008.5.1.4.1.1.77.1.1';

/** A still of a case. */
export interface StillSubject extends DicomSubject {
  readonly picture: Omit<CasePicture, 'path'>;
  /** In its series, from 1. */
  readonly number: number;
}

/**
 * The still as an object of VL Endoscopic Image Storage, uncompressed.
 * @param png as the application stores snapshots: 8 bits, grey or colour
 * @throws RangeError for another kind of PNG
 */
export function stillObject(subject: StillSubject, png: Uint8Array): Uint8Array {
  const { width, height, pixels } = rgbOf(png);
  return writeDicom({
    ...caseAttributes(subject),
    ...seriesOf(subject),
    ...describe(subject),
    SamplesPerPixel: 3,
    PhotometricInterpretation: 'RGB',
    PlanarConfiguration: 0,
    Rows: height,
    Columns: width,
    ...eightBits,
    PixelData: bufferOf(pixels),
    _vrMap: { PixelData: 'OB' },
  });
}

function seriesOf({ ids, caseKey, picture, number }: StillSubject): NaturalDataset {
  const isClean = picture.kind === 'clean';
  return {
    SOPClassUID: sopClassUid,
    SOPInstanceUID: ids.uid(caseKey, 'still', picture.key, picture.kind),
    SeriesInstanceUID: ids.uid(caseKey, 'series', picture.kind),
    Modality: 'ES',
    SeriesNumber: isClean ? '1' : '2',
    SeriesDescription: isClean ? 'Stills' : 'Stills with overlay of the AI',
    InstanceNumber: String(number),
  };
}

function describe({ exported, picture }: StillSubject): NaturalDataset {
  const { sidecar, kind } = picture;
  const taken = dicomMoment(exported.identified === null ? null : sidecar.takenAt);
  const overlay = kind === 'clean' ? '' : ' Marks of an investigational AI and a notice burnt in.';
  return {
    // Cropped and blanked: no longer the pixels that the camera made.
    ImageType: ['DERIVED', 'PRIMARY'],
    DerivationDescription: `Cropped to the field of view, standing text blanked.${overlay}`,
    ...(taken.day === '' ? {} : { ContentDate: taken.day, ContentTime: taken.clock }),
    PatientOrientation: '',
    ImageComments: sidecar.notice,
    BurnedInAnnotation: mayShowText(picture) ? 'YES' : 'NO',
    ...lossyOf(sidecar.source.kind),
    AcquisitionContextSequence: [],
    AnatomicRegionSequence: [
      { CodeValue: '38848004', CodingSchemeDesignator: 'SCT', CodeMeaning: 'Duodenum' },
    ],
  };
}

/**
 * A video was compressed with loss. A live source may have been, in its cable or its card: that is not known, and the
 * standard has an empty value for it.
 */
function lossyOf(kind: 'video' | 'live'): NaturalDataset {
  return { LossyImageCompression: kind === 'video' ? '01' : '' };
}

/** Whether text that names the patient may be left in a picture: the search for it was not complete. */
export function mayShowText({ sidecar }: Pick<CasePicture, 'sidecar'>): boolean {
  return sidecar.blanking.state !== 'ready';
}

function rgbOf(png: Uint8Array): {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
} {
  const { width, height, channels, depth, data } = decode(png);
  if (depth !== 8) throw new RangeError(`a PNG of ${depth} bits`);
  const pixels = new Uint8Array(width * height * 3);
  const isColour = channels >= 3;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let colour = 0; colour < 3; colour += 1) {
      pixels[pixel * 3 + colour] = data[pixel * channels + (isColour ? colour : 0)] ?? 0;
    }
  }
  return { width, height, pixels };
}
