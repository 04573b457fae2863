import './sourceState.css';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/liveStore';
import { sourceMarks } from '../live/stateMarks';
import { fieldOfViewWords, formatWords, sourceNameWords } from '../live/words';
import { FieldOfViewFinding } from '../live/FieldOfViewFinding';
import { StatusMark } from '../ui/StatusMark';

/** What the source does, beside its preview: state, name, what was found in it. */
export function SourceState() {
  const { t } = useTranslation('live');
  const source = useLive((state) => state.status.source);
  return (
    <div className="source-state" role="group" aria-label={t('source.title')}>
      <p className="source-state-word">
        <StatusMark {...sourceMarks[source.state]} />
        {t(`source.state.${source.state}`)}
      </p>
      {source.state !== 'noSource' && (
        <p className="source-state-name">{sourceNameWords(t, source.name)}</p>
      )}
      <p className="small dim">{t(`source.meaning.${source.state}`)}</p>
      {'info' in source && (
        <>
          <p className="small dim">{formatWords(t, source.info)}</p>
          <p className="small dim">{fieldOfViewWords(t, source.info.fieldOfView, source.info)}</p>
          <FieldOfViewFinding info={source.info} />
        </>
      )}
    </div>
  );
}
