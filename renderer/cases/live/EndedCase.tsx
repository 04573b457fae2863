import './endedCase.css';
import { useTranslation } from 'react-i18next';
import type { CaseSummary, GuidelineVerdict } from '../../../common/cases/caseSummary';
import type { Words } from '../../../common/language/translation';
import type { LiveController } from '../../live/liveController';
import { showPage } from '../../shell/pageStore';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { clockWord } from '../caseTimeWords';
import { showCase } from '../casesPageStore';

interface EndedCaseProps {
  readonly controller: LiveController;
  readonly ended: CaseSummary;
}

/** What came of the case that ended: its figures and both verdicts, all derived. */
export function EndedCase({ controller, ended }: EndedCaseProps) {
  const { t } = useTranslation('cases');
  const { fields, cannulationMs, attempts, ductEntries } = ended;
  const review = (): void => {
    void controller.call('case:putAway');
    showCase(ended.caseId);
    showPage('cases');
  };
  const rows: readonly (readonly [string, string])[] = [
    [
      t('live.ended.time'),
      cannulationMs === null ? t('live.ended.open') : clockWord(cannulationMs),
    ],
    [t('live.ended.attempts'), String(attempts)],
    [t('live.ended.ductEntries'), String(ductEntries)],
    [t('live.ended.techniques'), techniqueWords(t, ended)],
    [t('live.ended.study'), studyWords(t, ended)],
    [t('live.ended.guideline'), guidelineWords(t, ended.guideline)],
    [t('live.ended.ai'), aiWords(t, ended)],
  ];
  return (
    <div className="ended-case" data-testid="ended-case">
      <Card title={t('live.ended.title', { pseudonym: fields.pseudonym })}>
        <dl className="ended-rows">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt className="small dim">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <div className="press-row">
        <Button size="large" onPress={review}>
          {t('live.button.review')}
        </Button>
        <Button size="large" primary onPress={() => void controller.call('case:putAway')}>
          {t('live.button.newCase')}
        </Button>
      </div>
    </div>
  );
}

function techniqueWords(t: Words<'cases'>, { techniques }: CaseSummary): string {
  if (techniques.length === 0) return t('live.ended.none');
  return techniques.map((technique) => t(`terms.technique.${technique}`)).join(', ');
}

function studyWords(t: Words<'cases'>, { studyClass, studyLabel }: CaseSummary): string {
  if (studyClass === null || studyLabel === null) return t('live.ended.open');
  const label = t(`terms.label.${studyLabel}`);
  return studyClass === 'easy' ? label : `${label}: ${t(`terms.studyClass.${studyClass}`)}`;
}

/** Which of the three was exceeded. */
function guidelineWords(t: Words<'cases'>, verdict: GuidelineVerdict): string {
  if (!verdict.isDifficult) return t('live.ended.notDifficult');
  const reasons = (['byTime', 'byAttempts', 'byDuctEntry'] as const).filter(
    (reason) => verdict[reason],
  );
  const words = reasons.map((reason) => t(`live.ended.${reason}`)).join(', ');
  return `${t('terms.label.difficult')}: ${words}`;
}

function aiWords(t: Words<'cases'>, { aiVerdict }: CaseSummary): string {
  if (aiVerdict === null) return t('live.ended.noVerdict');
  const { label, difficultProbability } = aiVerdict;
  const share = label === 'difficult' ? difficultProbability : 1 - difficultProbability;
  return `${t(`terms.label.${label}`)} ${t('live.ended.percent', { percent: share * 100 })}`;
}
