import '@fontsource-variable/inter/wght.css';
import '../ui/hangul.css';
import './report.css';
import i18next from 'i18next';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { initReactI18next } from 'react-i18next';
import { type ReportData, reportDataAddress, reportTitle } from '../../common/cases/reportData';
import { changeLanguage, startTranslation } from '../../common/language/translation';
import { Report } from './Report';

/** Draws the report and gives the page its title when fonts and pictures are there: then main prints it. */
async function draw(): Promise<void> {
  const answer = await fetch(reportDataAddress);
  // Main made it of a schema, in the same version of the application.
  const data = (await answer.json()) as ReportData;
  i18next.use(initReactI18next);
  startTranslation(i18next, data.language);
  await changeLanguage(i18next, data.language, data.catalogs);
  document.documentElement.lang = data.language;
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root element.');
  flushSync(() => createRoot(root).render(<Report data={data} />));
  await Promise.all([...document.images].map((image) => image.decode()));
  await document.fonts.ready;
  document.title = reportTitle;
}

draw().catch((error: unknown) => {
  document.title = `failed: ${String(error)}`;
});
