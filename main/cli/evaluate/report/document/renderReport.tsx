import type { DatasetEvaluation } from '../../dataset/evaluation';
import type { ExamplePictures } from '../gallery/examplePictures';
import { ReportBody } from './ReportBody';
import { renderPage } from './renderPage';

/**
 * The whole report on a data set as one HTML document.
 * @param pictures null for a report without pictures of the data set
 */
export function renderReport(
  evaluation: DatasetEvaluation,
  pictures: ExamplePictures | null,
): string {
  const title = `Evaluation on ${evaluation.dataset.name}`;
  return renderPage(title, <ReportBody evaluation={evaluation} pictures={pictures} />);
}
