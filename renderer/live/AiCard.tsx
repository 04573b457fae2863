import './aiCard.css';
import { useTranslation } from 'react-i18next';
import { faultIn } from '../../common/language/explain';
import type { PackListing } from '../../common/modelPack';
import type { AiStatus } from '../../common/status';
import { Card } from '../ui/Card';
import { StatusMark } from '../ui/StatusMark';
import { useLive } from './liveStore';
import { aiMarks } from './stateMarks';
import { type AiState, millisecondsWord, reasonWords } from './words';

/** What the AI does and how fast; which packs were refused. Model and provider stand in the bar above. */
export function AiCard() {
  const ai = useLive((state) => state.status.ai);
  const packs = useLive((state) => state.packs);
  return (
    <Card title={<AiWord state={ai.state} />}>
      <Explanation ai={ai} />
      {'packId' in ai && <Figures ai={ai} />}
      <RefusedPacks packs={packs} />
    </Card>
  );
}

/** The state in large type, so that it can be read from across the room. */
function AiWord({ state }: { readonly state: AiState }) {
  const { t } = useTranslation('live');
  return (
    <span className="ai-word">
      <StatusMark {...aiMarks[state]} />
      {t('ai.title')} {t(`ai.state.${state}`)}
    </span>
  );
}

/** Why the AI is not simply active; nothing when it is. */
function Explanation({ ai }: { readonly ai: AiStatus }) {
  const { t } = useTranslation('live');
  const { t: sentences } = useTranslation('messages');
  switch (ai.state) {
    case 'active':
      return null;
    case 'abstaining':
      return <p className="small clamp">{reasonWords(t, ai.reason)}</p>;
    case 'error':
      return <p className="small clamp">{faultIn(sentences, ai)}</p>;
    case 'off':
    case 'starting':
    case 'behind':
      return <p className="small dim clamp">{t(`ai.meaning.${ai.state}`)}</p>;
  }
}

function Figures({ ai }: { readonly ai: Extract<AiStatus, { packId: string }> }) {
  const { t } = useTranslation('live');
  const unit = t('ai.millisecondsUnit');
  const rate = t('ai.rate', { value: ai.predictionsPerSecond });
  return (
    <dl className="figures detail" data-testid="ai-figures">
      <Figure name={t('ai.inference')} value={millisecondsWord(t, ai.inferenceMs)} unit={unit} />
      <Figure name={t('ai.delay')} value={millisecondsWord(t, ai.delayMs)} unit={unit} />
      <Figure name={t('ai.predictions')} value={rate} unit={t('ai.rateUnit')} isSelfEvident />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** Whether the unit says enough for the eye. */
  readonly isSelfEvident?: boolean;
}

function Figure(props: FigureProps) {
  return (
    <div className="small">
      <dt className={props.isSelfEvident === true ? 'visually-hidden' : 'dim'}>{props.name}</dt>
      <dd className="figure">
        {props.value} <span className="dim">{props.unit}</span>
      </dd>
    </div>
  );
}

/** The first refused pack with its reason, and how many more there are. */
function RefusedPacks({ packs }: { readonly packs: readonly PackListing[] }) {
  const { t } = useTranslation('live');
  const [first, ...others] = packs.filter((pack) => pack.state === 'refused');
  if (first === undefined) return null;
  const all = [first, ...others].map((pack) => `${pack.id}: ${pack.reason}`).join('\n');
  return (
    <p className="small clamp refused-packs detail" title={all}>
      <span className="refused">{t('ai.refused')}</span> {first.id}: {first.reason}
      {others.length > 0 && ` ${t('ai.moreRefused', { count: others.length })}`}
    </p>
  );
}
