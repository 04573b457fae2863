import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Box, Size } from '../../../../common/geometry';
import { CliError } from '../../cliErrors';
import { type AnnotatedImage, type Annotations, annotationsSchema } from './annotations';
import { readCheckedJson } from './checkedJson';
import type { Dataset, DatasetImage } from './dataset';

const annotationsFile = 'annotations.json';
/** Rounded annotations may reach over the edge by so much. Unit: pixels. */
const roundingPx = 1;

/**
 * Reads a data set: `annotations.json` beside its images.
 * @param folder absolute
 * @throws CliError that names the file and the field that is wrong
 */
export async function readDataset(folder: string): Promise<Dataset> {
  const path = join(folder, annotationsFile);
  const annotations = await readCheckedJson(path, annotationsSchema, 'The annotations');
  const fault = (field: string, problem: string) =>
    new CliError(`The annotations ${path}, field ${field}: ${problem}`);
  requireUnique(annotations, fault);
  const boxes = boxesByImage(annotations, fault);
  return {
    name: basename(folder),
    description: annotations.info?.description ?? null,
    images: annotations.images.map((image, index) => {
      const view = image.field_of_view ?? null;
      if (view !== null && !liesInside(view, image)) {
        throw fault(`images[${index}].field_of_view`, outsideText(view, image));
      }
      return imageOf(image, boxes.get(image.id) ?? [], folder);
    }),
  };
}

/** @throws CliError that names the first image whose file is missing */
export async function requireFiles({ name, images }: Dataset): Promise<void> {
  for (const { fileName, path } of images) {
    const facts = await stat(path).catch(() => null);
    if (facts?.isFile() === true) continue;
    throw new CliError(
      `The image ${fileName} of ${name} is missing: there is no file ${path}. Put it there, or take it out of ${annotationsFile}.`,
    );
  }
}

type Fault = (field: string, problem: string) => CliError;

function requireUnique({ images }: Annotations, fault: Fault): void {
  const ids = new Set<number>();
  const names = new Set<string>();
  for (const [index, { id, file_name: name }] of images.entries()) {
    if (ids.has(id)) throw fault(`images[${index}].id`, `${id} is another image's already`);
    if (names.has(name)) throw fault(`images[${index}].file_name`, `${name} is listed twice`);
    ids.add(id);
    names.add(name);
  }
}

function boxesByImage({ images, annotations }: Annotations, fault: Fault): Map<number, Box[]> {
  const imageById = new Map(images.map((image) => [image.id, image]));
  const boxes = new Map<number, Box[]>();
  for (const [index, { image_id: id, bbox }] of annotations.entries()) {
    const image = imageById.get(id);
    const field = `annotations[${index}]`;
    if (image === undefined) throw fault(`${field}.image_id`, `no image has the id ${id}`);
    const [x, y, width, height] = bbox;
    const box = { x, y, width, height };
    if (!liesInside(box, image)) throw fault(`${field}.bbox`, outsideText(box, image));
    boxes.set(id, [...(boxes.get(id) ?? []), box]);
  }
  return boxes;
}

/** Whether a box lies inside an image, but for what rounding adds. */
export function liesInside({ x, y, width, height }: Box, image: Size): boolean {
  return (
    x >= -roundingPx &&
    y >= -roundingPx &&
    x + width <= image.width + roundingPx &&
    y + height <= image.height + roundingPx
  );
}

function outsideText({ x, y, width, height }: Box, image: AnnotatedImage): string {
  const box = [x, y, width, height].join(', ');
  return `[${box}] is not inside ${image.file_name}, which has ${image.width} x ${image.height} pixels`;
}

function imageOf(image: AnnotatedImage, targets: readonly Box[], folder: string): DatasetImage {
  const { patientKey, file_name: fileName, width, height } = image;
  return {
    fileName,
    path: join(folder, fileName),
    size: { width, height },
    fold: image.fold ?? null,
    group: groupOf(image),
    patientKey: patientKey === null || patientKey === undefined ? null : String(patientKey),
    targets,
    fieldOfView: image.field_of_view ?? null,
    flags: Object.keys(image).filter((key) => image[key] === true),
    difficulty: image.difficulty ?? null,
    classProbabilities: image.classProbabilities ?? null,
    morphologyType: image.morphology?.type ?? null,
  };
}

/** As the training has it (`models/training/folds.py`). */
function groupOf({ id, patientKey, group_id: groupId }: AnnotatedImage): string {
  if (patientKey !== null && patientKey !== undefined) return `patientKey ${patientKey}`;
  if (groupId !== null && groupId !== undefined) return `group_id ${groupId}`;
  return `image ${id}`;
}
