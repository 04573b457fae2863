import { useTranslation } from 'react-i18next';
import type { DifficultyVerdict } from '../../../common/difficulty';
import { useLiveCase } from '../../cases/live/liveCaseStore';
import { useIsAsked } from './beginAnew';
import { ClassDetail } from './ClassDetail';
import { useDifficultySetup } from './difficultyStore';
import {
  adviceWords,
  isNamedByThreshold,
  type Judged,
  measuredWords,
  namedProbability,
  shortMeasuredWords,
} from './difficultyWords';
import { DifficultyHead } from './DifficultyHead';
import { Meter } from './Meter';

/** Two shapes and two colours, neither red nor yellow: a difficult case is no fault. */
const marks = {
  easy: { shape: 'diamondOutline', tone: 'good' },
  difficult: { shape: 'diamond', tone: 'ai' },
} as const;

/** The class with its probability, what it rests on, and how often the pack is right. */
export function VerdictView({ status }: { readonly status: Judged }) {
  const { t } = useTranslation('difficulty');
  const { verdict } = status;
  const probability = namedProbability(verdict);
  // The bar below the picture says what it is for; the whole sentence stands in the title.
  const isInCase = useLiveCase(({ running }) => running !== null);
  return (
    <>
      <DifficultyHead {...marks[verdict.label]} word={t(`label.${verdict.label}`)}>
        <span className="difficulty-percent figure" data-testid="difficulty-percent">
          {t('percent', { percent: probability * 100 })}
        </span>
        <span className="difficulty-views small dim figure">
          {t('pooled', { count: verdict.pooledFrameIds.length })}
        </span>
      </DifficultyHead>
      <Meter share={probability} />
      <Standing status={status} />
      <p
        className="small dim difficulty-measured"
        data-testid="difficulty-measured"
        title={measuredWords(t, verdict.measured)}
      >
        {isInCase ? shortMeasuredWords(t, verdict.measured) : measuredWords(t, verdict.measured)}{' '}
        <ThresholdWords verdict={verdict} />
      </p>
      {verdict.classes.length > 2 && <ClassDetail verdict={verdict} />}
    </>
  );
}

/** Whether more views may still come, and what they lack; or that none may. */
function Standing({ status }: { readonly status: Judged }) {
  const { t } = useTranslation('difficulty');
  const isAsked = useIsAsked();
  if (status.state === 'frozen') {
    return (
      <p className="small difficulty-frozen" aria-live="polite">
        {t(isAsked ? 'beginAnewSure' : 'frozen')}
      </p>
    );
  }
  return (
    <p className="small difficulty-more" data-missing={status.missing ?? 'none'}>
      {status.missing === null ? t('hold') : adviceWords(t, status)}
    </p>
  );
}

/** Why a class is named although its probability is below one half. */
function ThresholdWords({ verdict }: { readonly verdict: DifficultyVerdict }) {
  const { t } = useTranslation('difficulty');
  const pack = useDifficultySetup()?.pack;
  const isOfThisPack = pack?.id === verdict.model.packId;
  if (!isNamedByThreshold(verdict) || pack === null || pack === undefined || !isOfThisPack) {
    return null;
  }
  return t('threshold', { percent: pack.difficultThreshold * 100 });
}
