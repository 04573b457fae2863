import '../../background/jobs.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackListing } from '../../../../common/modelPack';
import { useLive } from '../../../live/liveStore';
import { Button } from '../../../ui/Button';
import { predictRecording } from '../../background/backgroundActions';
import { useBackground } from '../../background/backgroundStore';
import { JobRow } from '../../background/JobRow';
import { useReplay } from '../../replayStore';

/** Computes the predictions of the open recording with a pack that has not done so; or how far that is. */
export function PredictWith() {
  const recordingId = useReplay((state) => state.recordingId);
  const jobs = useBackground((all) => all);
  const own = jobs.filter((job) => job.recordingId === recordingId);
  const [job] = own;
  if (job !== undefined) {
    return (
      <ul className="own-jobs">
        <JobRow job={job} time={null} />
      </ul>
    );
  }
  return <PackChoice recordingId={recordingId} />;
}

function PackChoice({ recordingId }: { readonly recordingId: string | null }) {
  const { t } = useTranslation('background');
  const isComplete = useReplay((state) => state.content?.manifest.state !== 'recording');
  const tracks = useReplay((state) => state.content?.manifest.tracks ?? noTracks);
  const installed = useLive((state) => state.packs);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!isComplete || recordingId === null) return null;
  const done = tracks.filter(({ sha256 }) => sha256 !== null).map(({ id }) => id);
  const packs = installed.filter(predicts).filter(({ id }) => !done.includes(id));
  const packId = packs.find(({ id }) => id === chosen)?.id ?? packs[0]?.id;
  if (packId === undefined) return <p className="small dim">{t('tracks.noPack')}</p>;
  return (
    <div className="predict-with">
      <select
        className="form-control"
        aria-label={t('tracks.predictWith')}
        value={packId}
        onChange={(event) => setChosen(event.target.value)}
      >
        {packs.map(({ id }) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
      <Button onPress={() => void predictRecording(recordingId, packId)}>
        {t('tracks.predict')}
      </Button>
    </div>
  );
}

const noTracks: readonly never[] = [];

type Verified = Extract<PackListing, { readonly state: 'verified' }>;

function predicts(listing: PackListing): listing is Verified {
  return listing.state === 'verified' && listing.tasks.includes('ampulla');
}
