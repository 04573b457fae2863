import { useTranslation } from 'react-i18next';
import type { ReportPicture } from '../../common/cases/reportData';
import { momentWord } from './reportWords';

/** The snapshots of the case, two in a row. */
export function Pictures({ pictures }: { readonly pictures: readonly ReportPicture[] }) {
  const { t, i18n } = useTranslation('cases');
  if (pictures.length === 0) return null;
  return (
    <section>
      <h2>{t('exports.report.pictures')}</h2>
      <div className="pictures">
        {pictures.map(({ address, kind, frameId, takenAt }) => (
          <figure key={address}>
            <img src={address} alt="" />
            <figcaption>
              {t(`exports.report.picture.${kind}`)} · {t('exports.report.frame', { frameId })}
              {takenAt !== null && ` · ${momentWord(i18n.language, takenAt)}`}
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}
