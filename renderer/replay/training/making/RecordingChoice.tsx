import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RecordingCandidates } from '../../../../common/training/candidates';
import { dateTimeWord } from '../../../cases/caseTimeWords';
import { replayTime } from '../../replayTime';
import { chooseFrames, useMaking } from './makingStore';

/** References of recordings: whole recordings at once, or one by one. */
export function RecordingChoice() {
  const { t } = useTranslation('training');
  const recordings = useMaking(({ candidates }) => candidates?.recordings ?? null);
  return (
    <fieldset>
      <legend className="caps">{t('make.recordings')}</legend>
      {recordings?.length === 0 && <p className="dim">{t('make.noRecordings')}</p>}
      {recordings?.map((recording) => (
        <RecordingEntry key={recording.recordingId} recording={recording} />
      ))}
    </fieldset>
  );
}

function RecordingEntry({ recording }: { readonly recording: RecordingCandidates }) {
  const { t } = useTranslation('training');
  const chosen = useMaking(({ draft }) => draft.frames);
  const { frames, startedAt, title } = recording;
  const count = frames.filter(({ source }) => chosen.has(source.referenceId)).length;
  const time = [dateTimeWord(i18next.language, startedAt), ...(title === null ? [] : [title])];
  return (
    <div>
      <label className="check-entry">
        <input
          type="checkbox"
          checked={count === frames.length}
          ref={(box) => {
            if (box !== null) box.indeterminate = count > 0 && count < frames.length;
          }}
          onChange={(event) => chooseFrames(frames, event.target.checked)}
        />
        {t('make.wholeRecording', { time: time.join(' · '), count: frames.length })}
      </label>
      {frames.length > 1 && (
        <details>
          <summary className="small dim">{t('make.frames')}</summary>
          <div className="check-frames small">
            {frames.map((frame) => (
              <label key={frame.source.referenceId} className="check-entry">
                <input
                  type="checkbox"
                  checked={chosen.has(frame.source.referenceId)}
                  onChange={(event) => chooseFrames([frame], event.target.checked)}
                />
                {[
                  t('make.frame', { time: replayTime(frame.atMs) }),
                  ...(frame.papillaType === null ? [] : [frame.papillaType]),
                  ...(frame.view === null ? [] : [t(`progress.view.${frame.view}`)]),
                ].join(' · ')}
              </label>
            ))}
          </div>
        </details>
      )}
    </div>
  );
}
