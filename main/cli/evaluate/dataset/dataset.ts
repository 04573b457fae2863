import type { DifficultyClass } from '../../../../common/difficulty';
import type { Box, Size } from '../../../../common/geometry';

/** An image of a data set and what its annotations say. Lengths in its own pixels. */
export interface DatasetImage {
  /** As in the annotations, relative to the data set. */
  readonly fileName: string;
  /** Absolute. */
  readonly path: string;
  readonly size: Size;
  readonly fold: number | null;
  /** What must not be split: the patient, else near-duplicates, else the image. */
  readonly group: string;
  readonly patientKey: string | null;
  readonly targets: readonly Box[];
  /** Null where it has to be found. */
  readonly fieldOfView: Box | null;
  /** Names of the fields that are true. */
  readonly flags: readonly string[];
  /** Of the patient's cannulation; null where it is not known. */
  readonly difficulty: DifficultyClass | null;
  /** True probabilities of the four classes; null where nobody can know them. */
  readonly classProbabilities: readonly number[] | null;
  /** Type of the papilla's shape, as the data set names it. */
  readonly morphologyType: string | null;
}

/** A data set, or the part of it that is measured. */
export interface Dataset {
  /** Name of its folder. */
  readonly name: string;
  readonly description: string | null;
  readonly images: readonly DatasetImage[];
}
