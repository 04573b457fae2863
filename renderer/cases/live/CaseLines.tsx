import './caseLines.css';
import { useTranslation } from 'react-i18next';
import type { LiveCase } from '../../../common/cases/liveCase';
import { faultIn } from '../../../common/language/explain';
import { pressKinds } from '../../../common/pressKinds';
import type { PedalState } from '../../../common/pedalState';
import { useLive } from '../../live/liveStore';
import { reasonWords } from '../../live/words';
import { usePedals } from '../../pedals/pedalStore';
import { switchWords } from '../../pedals/pedalWords';
import { StatusMark } from '../../ui/StatusMark';
import { atScopeWords } from './caseWords';
import { useLiveCase } from './liveCaseStore';
import { caseActionWords } from './pressWords';

/** The pedal of the case and what its presses would do now; lights up while a press is not decided. */
export function CasePedalLine() {
  const { t } = useTranslation('cases');
  const pedal = useTranslation('pedal');
  const pedals = usePedals();
  const running = useLiveCase((state) => state.running);
  const heardSwitch = useLiveCase((state) => state.heardSwitch);
  const bound = pedals === null ? undefined : casePedal(pedals);
  if (bound?.state !== 'ready') return null;
  const isHeard = heardSwitch === bound.id;
  const words = pressKinds.flatMap((kind) => {
    const action = caseActionWords(t, bound.binding[kind], { running, canStart: true });
    return typeof action === 'string' ? t(`live.pedal.${kind}`, { action }) : [];
  });
  return (
    <p className="small case-pedal" data-heard={isHeard} data-testid="case-pedal">
      <StatusMark shape={isHeard ? 'circle' : 'ring'} tone="dim" />
      <span className="case-pedal-words">
        {isHeard ? (
          t('live.pedal.heard')
        ) : (
          <>
            <span>{switchWords(pedal.t, bound.binding.switch)}</span>
            {words.map((press) => (
              <span key={press}>{press}</span>
            ))}
          </>
        )}
      </span>
    </p>
  );
}

function casePedal({ switches }: PedalState) {
  return switches.find(({ binding }) => binding.short === 'caseNext');
}

/** Who holds the scope; and why the AI does not mark, since its card is not there. */
export function CaseStateLines({ running }: { readonly running: LiveCase }) {
  const { t } = useTranslation('cases');
  const live = useTranslation('live');
  const ai = useLive(({ status }) => status.ai);
  const name = atScopeWords(t, running);
  const hasOthers = running.fields.operators.length > 1;
  return (
    <>
      {name !== null && hasOthers && (
        <p className="small case-line">{t('live.atScope', { name })}</p>
      )}
      {ai.state === 'abstaining' && (
        <p className="small dim case-line">
          {live.t('ai.title')} {live.t('ai.state.abstaining')}: {reasonWords(live.t, ai.reason)}
        </p>
      )}
    </>
  );
}

/** Events that no disk has yet: the one thing here that is red. */
export function UnsafeLine({ running }: { readonly running: LiveCase }) {
  const { t } = useTranslation('cases');
  const { t: sentences } = useTranslation('messages');
  const why = useLiveCase((state) => state.unsafeWhy);
  return (
    <div role="alert">
      {running.unsafeEvents > 0 && (
        <p className="small case-unsafe" data-testid="case-unsafe">
          <StatusMark shape="cross" tone="loss" />
          <span className="case-unsafe-words">
            {t('live.unsafe', {
              count: running.unsafeEvents,
              why: why === null ? t('live.unsafeSlow') : faultIn(sentences, why),
            })}
          </span>
        </p>
      )}
    </div>
  );
}
