import type { DatasetImage } from './dataset';
import type { ImageScore } from './evaluation';

/** An image with a target and how well a model met it. */
export interface ScoredImage {
  readonly image: DatasetImage;
  readonly score: ImageScore;
  /** What the bootstrap draws: the patient, or the image. */
  readonly key: string;
}

/** What the bootstrap draws of these images: patients where every image names one. */
export function resampledUnit(images: readonly DatasetImage[]): 'image' | 'patient' {
  return images.every(({ patientKey }) => patientKey !== null) ? 'patient' : 'image';
}

/** A key for each image; images with one key are drawn together. */
export function resamplingKeys(images: readonly DatasetImage[]): readonly string[] {
  const unit = resampledUnit(images);
  return images.map((image) => (unit === 'patient' ? (image.patientKey ?? '') : image.fileName));
}
