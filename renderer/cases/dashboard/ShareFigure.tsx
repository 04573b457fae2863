import { useTranslation } from 'react-i18next';
import type { CaseShare } from '../../../common/cases/dashboard/caseShare';
import type { Words } from '../../../common/language/translation';

interface ShareFigureProps {
  readonly title: string;
  readonly share: CaseShare;
  /** What the field asks for; 0 to 1. */
  readonly target?: { readonly atLeast: number } | { readonly below: number };
}

/** A share with its interval, of how many, and whether a target is met: in words, never by colour alone. */
export function ShareFigure({ title, share: figure, target }: ShareFigureProps) {
  const { t } = useTranslation('cases');
  const { share, low, high, count, of } = figure;
  return (
    <div className="share-figure">
      <h3 className="caps">{title}</h3>
      {share === null || low === null || high === null ? (
        <p className="dim">{t('archive.dashboard.notKnown')}</p>
      ) : (
        <>
          <p className="share-value figure">{t('archive.dashboard.percent', { share })}</p>
          <p className="small dim figure">
            <span className="share-interval">{t('archive.dashboard.interval', { low, high })}</span>{' '}
            <span className="share-interval">{t('archive.dashboard.countOf', { count, of })}</span>
          </p>
          {target !== undefined && (
            <p className="small">
              {t(
                isMet(share, target)
                  ? 'archive.dashboard.targetMet'
                  : 'archive.dashboard.targetMissed',
                { target: targetWords(t, target) },
              )}
            </p>
          )}
        </>
      )}
    </div>
  );
}

type Target = NonNullable<ShareFigureProps['target']>;

function isMet(share: number, target: Target): boolean {
  return 'atLeast' in target ? share >= target.atLeast : share < target.below;
}

function targetWords(t: Words<'cases'>, target: Target): string {
  return 'atLeast' in target
    ? `≥ ${t('archive.dashboard.percent', { share: target.atLeast })}`
    : `< ${t('archive.dashboard.percent', { share: target.below })}`;
}
