import { useTranslation } from 'react-i18next';
import type { TrainingFolder } from '../../../../common/training/candidates';
import { mostItems } from '../../../../common/training/exercise';
import { Trouble } from '../../../cases/Trouble';
import { Button } from '../../../ui/Button';
import { NumberField } from '../../../ui/NumberField';
import { addFolder, chooseFolder, setFolderCount, useMaking } from './makingStore';

/** Stills of data sets, by folder. */
export function StillsChoice() {
  const { t } = useTranslation('training');
  const folders = useMaking(({ candidates }) => candidates?.folders ?? null);
  const isReading = useMaking((state) => state.reading !== null);
  return (
    <fieldset>
      <legend className="caps">{t('make.stills')}</legend>
      {folders?.length === 0 && <p className="dim">{t('make.noStills')}</p>}
      {folders?.map((folder) => (
        <FolderEntry key={folder.folder} entry={folder} />
      ))}
      <p className="small dim" role="status">
        {isReading ? t('make.reading') : ''}
      </p>
      <div className="button-row">
        <Button disabled={isReading} onPress={() => void addFolder()}>
          {t('make.addFolder')}
        </Button>
      </div>
    </fieldset>
  );
}

function FolderEntry({ entry }: { readonly entry: TrainingFolder }) {
  const { t } = useTranslation('training');
  const chosen = useMaking(({ draft }) => draft.folders.get(entry.folder));
  const { folder, name, stills, trouble } = entry;
  const most = Math.min(chosen?.stills.length ?? stills, mostItems);
  return (
    <div>
      <label className="check-entry" title={folder}>
        <input
          type="checkbox"
          checked={chosen !== undefined}
          disabled={trouble !== null}
          onChange={(event) => void chooseFolder(folder, event.target.checked)}
        />
        {t('make.folder', { name, count: stills })}
      </label>
      {trouble !== null && <Trouble explanation={trouble} />}
      {chosen !== undefined && (
        <NumberField
          label={t('make.folderCount', { name })}
          hint={t('make.folderCountHint')}
          value={Math.min(chosen.count, most)}
          min={1}
          max={most}
          outOfRange={t('make.countRange', { most })}
          onChange={(count) => setFolderCount(folder, count)}
        />
      )}
    </div>
  );
}
