import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { styleSheet } from '../style/styleSheet';

/** Nothing is loaded and nothing runs: what the file shows is in the file. */
const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A report as one HTML document that needs no other. React escapes every text that comes from the data. */
export function renderPage(title: string, body: ReactElement): string {
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
${renderToStaticMarkup(body)}
</body>
</html>
`;
}
