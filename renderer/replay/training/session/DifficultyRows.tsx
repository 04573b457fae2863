import { useTranslation } from 'react-i18next';
import type { DifficultyLabel } from '../../../../common/difficulty';
import type { ItemReveal } from '../../../../common/training/reveal';

/** What the person and the AI said of the difficulty, and what it was; right or wrong in words. */
export function DifficultyRows({ reveal }: { readonly reveal: ItemReveal }) {
  const { t } = useTranslation('training');
  const { answer, truth, ai } = reveal;
  const aiSaid = ai.state === 'answered' ? ai.difficulty : null;
  const probability = ai.state === 'answered' ? ai.difficultProbability : null;
  const sure = probability === null ? [] : [t('reveal.difficultBy', { value: probability })];
  const isRight = reveal.isClassRight ?? reveal.isDifficultyRight;
  return (
    <table className="figure-table" data-testid="reveal-difficulty">
      <tbody>
        <tr>
          <th scope="row">{t('reveal.youSaid')}</th>
          <td>{said(answer.difficultyClass ?? answer.difficulty, isRight)}</td>
        </tr>
        <tr>
          <th scope="row">{t('reveal.aiSaid')}</th>
          <td>{[said(aiSaid, reveal.isAiDifficultyRight), ...sure].join(' · ')}</td>
        </tr>
        <tr>
          <th scope="row">{t('reveal.itWas')}</th>
          <td>
            {truth.difficulty === null
              ? t('reveal.notKnown')
              : t(`session.class.${truth.difficulty}`)}
          </td>
        </tr>
      </tbody>
    </table>
  );

  function said(label: DifficultyLabel | null, isTrue: boolean | null): string {
    if (label === null) return t('reveal.aiSaidNothing');
    const word = t(`session.class.${label}`);
    return isTrue === null ? word : `${word} · ${t(isTrue ? 'reveal.right' : 'reveal.wrong')}`;
  }
}
