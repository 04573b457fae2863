import { useTranslation } from 'react-i18next';
import type { ReportData } from '../../common/cases/reportData';
import { momentWord } from './reportWords';

/** Whether the case is signed off, and room for a hand. */
export function Signature({ data: { of, version, exportedAt } }: { readonly data: ReportData }) {
  const { t, i18n } = useTranslation('cases');
  const { stage, identified } = of;
  const signedOffAt = identified?.signedOffAt ?? null;
  return (
    <section className="signature">
      <p>
        {stage === 'signedOff' ? t('exports.report.signedOff') : t('exports.report.notSigned')}
        {signedOffAt !== null && ` · ${momentWord(i18n.language, signedOffAt)}`}
      </p>
      {identified !== null && (
        <div className="hand">
          <span>{t('exports.report.physician')}</span>
          <span>{t('exports.report.date')}</span>
        </div>
      )}
      <p className="remark">
        {t('exports.report.made', { version, time: momentWord(i18n.language, exportedAt) })}
      </p>
    </section>
  );
}
