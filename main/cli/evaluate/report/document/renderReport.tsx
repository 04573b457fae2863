import { renderToStaticMarkup } from 'react-dom/server';
import type { DatasetEvaluation } from '../../dataset/evaluation';
import type { ExamplePictures } from '../gallery/examplePictures';
import { ReportBody } from './ReportBody';
import { styleSheet } from '../style/styleSheet';

/** Nothing is loaded and nothing runs: what the file shows is in the file. */
const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The whole report as one HTML document. React escapes every text that comes from the data.
 * @param pictures null for a report without pictures of the data set
 */
export function renderReport(
  evaluation: DatasetEvaluation,
  pictures: ExamplePictures | null,
): string {
  const title = `Evaluation on ${evaluation.dataset.name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${renderToStaticMarkup(<title>{title}</title>)}
<style>
${styleSheet}</style>
</head>
<body>
${renderToStaticMarkup(<ReportBody evaluation={evaluation} pictures={pictures} />)}
</body>
</html>
`;
}
