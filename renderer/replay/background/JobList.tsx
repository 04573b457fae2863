import './jobs.css';
import { useTranslation } from 'react-i18next';
import { startWord } from '../library/libraryWords';
import { useReplay } from '../replayStore';
import { useBackground } from './backgroundStore';
import { JobRow } from './JobRow';

/** Imports and predictions that are not over yet. */
export function JobList() {
  const { t } = useTranslation('background');
  const jobs = useBackground((all) => all);
  const entries = useReplay((state) => state.entries);
  if (jobs.length === 0) return null;
  return (
    <ul className="jobs" aria-label={t('jobs')}>
      {jobs.map((job) => {
        const entry = entries.find(({ recordingId }) => recordingId === job.recordingId);
        return (
          <JobRow key={job.jobId} job={job} time={entry === undefined ? null : startWord(entry)} />
        );
      })}
    </ul>
  );
}
