import './session.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../../cases/Trouble';
import { Button } from '../../../ui/Button';
import { MarkingSurface } from '../../marking/MarkingSurface';
import { RevealedMarks } from './RevealedMarks';
import { noteSeen, setMark, skipItem } from './sessionActions';
import { listenToSessionKeys } from './sessionKeys';
import { useSession } from './sessionStore';

/**
 * The picture that is judged, as large as it can be. What was kept back is not in the document before the answer
 * was stored: it is not on the page at all.
 */
export function SessionView() {
  const { t } = useTranslation('training');
  useEffect(listenToSessionKeys, []);
  const picture = useSession((running) => running.picture);
  const trouble = useSession((running) => (running.picture === null ? running.trouble : null));
  return (
    <main className="training-stage" aria-label={t('session.region')} data-testid="session">
      {picture !== null && <SessionPicture />}
      {picture === null && trouble === null && (
        <p className="training-words dim">{t('session.loading')}</p>
      )}
      {trouble !== null && (
        <div className="training-words">
          <h2>{t('session.cannotShow')}</h2>
          <Trouble explanation={trouble} />
          <Button primary shortcut="Enter" onPress={() => void skipItem()}>
            {t('session.skip')}
          </Button>
        </div>
      )}
    </main>
  );
}

function SessionPicture() {
  const { t } = useTranslation('training');
  const picture = useSession((running) => running.picture);
  const place = useSession(({ state }) => (state.present ?? 0) + 1) ?? 1;
  const items = useSession(({ state }) => state.items) ?? 1;
  const mark = useSession((running) => running.mark);
  const isJudged = useSession((running) => running.next === null) ?? false;
  const reveal = useSession((running) => running.reveal);
  // The clock rests while another page is shown.
  useEffect(() => () => noteSeen(false), []);
  if (picture === null) return null;
  return (
    <>
      <img
        key={picture.address}
        src={picture.address}
        alt={t('session.picture', { place, items })}
        data-testid="item"
        draggable={false}
        onLoad={() => noteSeen(true)}
      />
      {isJudged && <MarkingSurface picture={picture} mark={mark} onMark={setMark} />}
      {reveal !== null && <RevealedMarks picture={picture} reveal={reveal} />}
    </>
  );
}
