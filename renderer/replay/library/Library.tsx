import './library.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../cases/Trouble';
import { useLive } from '../../live/liveStore';
import { useReplay, replayStore } from '../replayStore';
import { ImportButton } from '../background/ImportButton';
import { JobList } from '../background/JobList';
import { LibraryCard } from './LibraryCard';
import { loadLibrary, undoRemove } from './libraryActions';
import { searchTextOf, startWord } from './libraryWords';
import { searchLibrary } from './searchLibrary';

/** All recordings, newest first, with a search over what stands in them. */
export function Library() {
  const { t } = useTranslation('replay');
  const isDropping = useLive((live) => live.dropping);
  useEffect(() => void loadLibrary(), []);
  return (
    <main className="library" aria-label={t('library.title')} data-dropping={isDropping}>
      <LibraryHead />
      <JobList />
      <LibraryBody />
    </main>
  );
}

function useFound() {
  const { t } = useTranslation('replay');
  const cases = useTranslation('cases');
  const entries = useReplay((state) => state.entries);
  const search = useReplay((state) => state.search);
  const found = searchLibrary(entries, search, (entry) => searchTextOf(t, cases.t, entry));
  return { found, total: entries.length };
}

function LibraryHead() {
  const { t } = useTranslation('replay');
  const search = useReplay((state) => state.search);
  const isReady = useReplay((state) => state.status === 'ready');
  const { found, total } = useFound();
  const count =
    found.length === total
      ? t('library.count', { count: total })
      : t('library.countOf', { shown: found.length, count: total });
  return (
    <header className="library-head">
      <input
        className="form-control"
        type="search"
        aria-label={t('library.search')}
        placeholder={t('library.searchHint')}
        value={search}
        spellCheck={false}
        onChange={(event) => replayStore.setState({ search: event.target.value })}
      />
      <p className="small dim figure" role="status" data-testid="recording-count">
        {isReady ? count : ''}
      </p>
      <ImportButton />
      <Removed />
    </header>
  );
}

function Removed() {
  const { t } = useTranslation('replay');
  const removed = useReplay((state) => state.removed);
  const trouble = useReplay((state) => state.trouble);
  if (trouble !== null) return <Trouble explanation={trouble} />;
  if (removed === null) return null;
  return (
    <p className="small library-removed" role="status">
      {t('library.removed', { time: startWord(removed) })}
      <button type="button" className="link-button" onClick={() => void undoRemove()}>
        {t('library.undo')}
      </button>
    </p>
  );
}

function LibraryBody() {
  const { t } = useTranslation('replay');
  const status = useReplay((state) => state.status);
  const explanation = useReplay((state) => state.explanation);
  const { found, total } = useFound();
  if (status === 'loading') return <p className="library-state dim">{t('library.loading')}</p>;
  if (explanation !== null) {
    return (
      <div className="library-state">
        <Trouble explanation={explanation} />
        <button type="button" className="button" onClick={() => void loadLibrary()}>
          {t('library.tryAgain')}
        </button>
      </div>
    );
  }
  if (found.length === 0) {
    const words = total === 0 ? 'empty' : 'nothingFound';
    return (
      <div className="library-state">
        <h2>{t(`library.${words}`)}</h2>
        <p className="dim">{t(`library.${words}Hint`)}</p>
      </div>
    );
  }
  return (
    <ul className="library-list">
      {found.map((entry) => (
        <LibraryCard key={entry.recordingId} entry={entry} />
      ))}
    </ul>
  );
}
