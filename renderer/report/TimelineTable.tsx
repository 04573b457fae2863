import { useTranslation } from 'react-i18next';
import type { ResearchEvent } from '../../common/cases/research';
import type { ReportCase } from '../../common/cases/reportData';
import { clockWord } from './reportWords';

/** Every event in words; what was taken back is struck through. */
export function TimelineTable({ of }: { readonly of: ReportCase }) {
  const { t, i18n } = useTranslation('cases');
  const { identified } = of;
  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' });
  if (of.events.length === 0) return null;
  return (
    <section>
      <h2>{t('exports.report.events')}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('exports.report.sinceApproach')}</th>
            {identified !== null && <th>{t('exports.report.clock')}</th>}
            <th>{t('exports.report.event')}</th>
            {identified !== null && <th>{t('terms.field.note')}</th>}
          </tr>
        </thead>
        <tbody>
          {of.events.map((event, index) => {
            const named = identified?.events[index];
            return (
              <tr key={event.number} className={event.isWithdrawn ? 'withdrawn' : ''}>
                <td className="time">{clockWord(event.sinceApproachMs)}</td>
                {named !== undefined && (
                  <td className="time">{clock.format(new Date(named.at))}</td>
                )}
                <td>
                  <EventWords event={event} of={of} />
                </td>
                {named !== undefined && <td>{named.text}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function EventWords({ event, of }: { readonly event: ResearchEvent; readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  const { kind, ordinal, detail, operatorNumber, isReplaced, isWithdrawn } = event;
  const counted = kind === 'attempt' || kind === 'ductEntry';
  const named = of.identified?.operators.find(({ number }) => number === operatorNumber)?.name;
  return (
    <>
      <span className="event">
        {t(`terms.kind.${kind}`)}
        {counted && ordinal !== null && ` ${ordinal}`}
        {detail !== null && `: ${detailWord(t, kind, detail)}`}
        {operatorNumber !== null &&
          `: ${named ?? t('exports.report.operator', { number: operatorNumber })}`}
      </span>
      {isWithdrawn && <small> {t('exports.report.withdrawn')}</small>}
      {isReplaced && !isWithdrawn && <small> {t('exports.report.replaced')}</small>}
    </>
  );
}

type Translate = ReturnType<typeof useTranslation<'cases'>>['t'];

function detailWord(t: Translate, kind: ResearchEvent['kind'], detail: string): string {
  if (kind === 'technique') {
    return t(`terms.technique.${detail as 'other'}`);
  }
  return t(`terms.means.${detail as 'wire'}`);
}
