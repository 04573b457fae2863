import { useTranslation } from 'react-i18next';
import type { ItemReveal, MarkScore } from '../../../../common/training/reveal';
import { meanOf, meanScore } from './meanScore';

const figures = ['iou', 'precision', 'recall', 'centroidDistance'] as const;

/** The study's figures of one item: the person's beside the AI's and, where experts answered, theirs. */
export function RevealTable({ reveal }: { readonly reveal: ItemReveal }) {
  const { t } = useTranslation('training');
  const { score, aiScore, answer, expertScores } = reveal;
  const hasExperts = expertScores.length > 0;
  const value = (of: MarkScore | null, name: (typeof figures)[number]): string => {
    const figure = of?.[name] ?? null;
    if (figure === null) return t('reveal.none');
    return t(name === 'centroidDistance' ? 'reveal.distance' : 'reveal.share', { value: figure });
  };
  const seconds = (ms: number | null): string =>
    ms === null ? t('reveal.none') : t('reveal.seconds', { value: ms / 1000 });
  return (
    <table className="figure-table figure" data-testid="reveal-figures">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('comparison.figure')}</span>
          </th>
          <th scope="col">{t('reveal.you')}</th>
          <th scope="col">{t('reveal.ai')}</th>
          {hasExperts && <th scope="col">{t('reveal.experts', { count: expertScores.length })}</th>}
        </tr>
      </thead>
      <tbody>
        {figures.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`reveal.${name}`)}</th>
            <td>{value(score, name)}</td>
            <td>{value(aiScore, name)}</td>
            {hasExperts && <td>{value(meanScore(expertScores), name)}</td>}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('reveal.time')}</th>
          <td>{seconds(answer.markMs)}</td>
          <td>{t('reveal.none')}</td>
          {hasExperts && <td>{seconds(meanOf(reveal.experts.map(({ markMs }) => markMs)))}</td>}
        </tr>
      </tbody>
    </table>
  );
}
