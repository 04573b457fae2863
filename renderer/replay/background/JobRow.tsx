import { useTranslation } from 'react-i18next';
import { explanationIn } from '../../../common/language/explain';
import type { ErrorExplanation } from '../../../common/language/messageWords';
import type { BackgroundJob } from '../../../common/recordings/backgroundJob';
import { cancelJob, pauseJob, resumeJob } from './backgroundActions';
import { stateWord, titleWord } from './jobWords';

interface JobRowProps {
  readonly job: BackgroundJob;
  /** When its recording began; null where that is clear already. */
  readonly time: string | null;
}

/** One job: what it is, how far it is, and what can be done about it. */
export function JobRow({ job, time }: JobRowProps) {
  const { t } = useTranslation('background');
  const title = titleWord(t, job, time);
  return (
    <li className="job" data-state={job.state} data-testid="job">
      <p className="job-title">{title}</p>
      {job.state !== 'done' && job.state !== 'failed' && (
        <progress max={1} value={job.share} aria-label={title} />
      )}
      {job.trouble === null ? (
        <p className="small dim figure" role="status">
          {job.isCoarse && job.state === 'done' ? t('state.coarse') : stateWord(t, job)}
        </p>
      ) : (
        <JobTrouble trouble={job.trouble} />
      )}
      <p className="job-buttons">
        <JobButtons job={job} />
      </p>
    </li>
  );
}

/** Nothing of it was kept: what happened and what to do are enough. */
function JobTrouble({ trouble }: { readonly trouble: ErrorExplanation }) {
  const { t } = useTranslation('messages');
  const { whatHappened, whatToDo } = explanationIn(t, trouble);
  return (
    <p className="small" role="alert">
      ▲ {whatHappened} <span className="dim">{whatToDo}</span>
    </p>
  );
}

function JobButtons({ job: { jobId, state } }: Pick<JobRowProps, 'job'>) {
  const { t } = useTranslation('background');
  const isOver = state === 'done' || state === 'failed';
  return (
    <>
      {state === 'paused' && <JobButton words={t('resume')} onPress={() => resumeJob(jobId)} />}
      {state === 'failed' && <JobButton words={t('tryAgain')} onPress={() => resumeJob(jobId)} />}
      {!isOver && state !== 'paused' && (
        <JobButton words={t('pause')} onPress={() => pauseJob(jobId)} />
      )}
      <JobButton words={t(isOver ? 'dismiss' : 'cancel')} onPress={() => cancelJob(jobId)} />
    </>
  );
}

function JobButton({ words, onPress }: { readonly words: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="link-button small" onClick={onPress}>
      {words}
    </button>
  );
}
