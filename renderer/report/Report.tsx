import { useTranslation } from 'react-i18next';
import type { ReportCase, ReportData } from '../../common/cases/reportData';
import { Facts } from './Facts';
import { KeyFigures } from './KeyFigures';
import { Pictures } from './Pictures';
import { momentWord, monthWord } from './reportWords';
import { Signature } from './Signature';
import { Timeline } from './Timeline';
import { TimelineTable } from './TimelineTable';
import { Verdicts } from './Verdicts';

/**
 * The report of one case on paper. A table around everything lets its head stand on every page, which a browser
 * does for no other element.
 */
export function Report({ data }: { readonly data: ReportData }) {
  const { t } = useTranslation('cases');
  return (
    <table className="sheet">
      <thead>
        <tr>
          <th>
            <RunningHead of={data.of} />
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <Head data={data} />
            <KeyFigures of={data.of} />
            <Verdicts of={data.of} />
            <Timeline of={data.of} />
            <Facts of={data.of} />
            <TimelineTable of={data.of} />
            <Pictures pictures={data.pictures} />
            <Signature data={data} />
            <p className="notice">{t('exports.report.notice')}</p>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function nameOf({ identified, pseudonym }: ReportCase): string {
  return identified?.pseudonym ?? pseudonym;
}

function RunningHead({ of }: { readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  const isIdentified = of.identified !== null;
  return (
    <div className="running-head">
      <span>
        Ampulla · {t('exports.report.title')} · <b>{nameOf(of)}</b>
      </span>
      <span className={isIdentified ? 'identified' : ''}>
        {t(isIdentified ? 'exports.report.identified' : 'exports.report.deidentified')}
      </span>
    </div>
  );
}

function Head({ data: { of } }: { readonly data: ReportData }) {
  const { t, i18n } = useTranslation('cases');
  const { identified, stage, amendments } = of;
  const when =
    identified === null
      ? monthWord(i18n.language, of.startedMonth)
      : momentWord(i18n.language, identified.startedAt);
  return (
    <header className="head">
      <div>
        <h1>{t('exports.report.title')}</h1>
        <p className="when">
          {nameOf(of)} · {when}
        </p>
      </div>
      <p className={`stage ${stage}`}>
        {stage === 'signedOff' ? '●' : '○'} {t(`terms.stage.${stage}`)}
        {stage !== 'signedOff' && <small>{t('exports.report.draft')}</small>}
        {amendments > 0 && <small>{t('archive.page.amendments', { count: amendments })}</small>}
      </p>
    </header>
  );
}
