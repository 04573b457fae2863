import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { consentKinds } from '../../../../common/training/consent';
import { dateTimeWord } from '../../../cases/caseTimeWords';
import { SwitchField } from '../../../ui/SwitchField';
import { useTraining } from '../trainingStore';
import { setConsent } from './progressStore';

/** What a person allows others to see; off from the start, and taken back at once. */
export function SharingCard() {
  const { t } = useTranslation('training');
  const consents = useTraining(({ overview }) => overview?.consents ?? null);
  if (consents === null) return null;
  return (
    <section className="plot-figure training-form" data-testid="sharing">
      <h3 className="caps">{t('progress.sharing')}</h3>
      <p className="small dim">{t('progress.sharingHint')}</p>
      {consentKinds.map((kind) => {
        const since = consents[kind];
        return (
          <SwitchField
            key={kind}
            label={t(`progress.${kind}`)}
            hint={
              since === null
                ? t('progress.notShared')
                : t('progress.since', { time: dateTimeWord(i18next.language, since) })
            }
            checked={since !== null}
            onChange={(isGiven) => void setConsent(kind, isGiven)}
          />
        );
      })}
    </section>
  );
}
