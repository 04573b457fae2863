import './exportPanel.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportedPictures,
  exportFormats,
  type ExportScope,
  paperSizes,
} from '../../../common/cases/exportIpc';
import { SelectField } from '../../ui/SelectField';
import { RadioList } from '../../ui/RadioList';
import { useMay } from '../peopleStore';
import { ExportState } from './ExportState';
import { chooseExport, followExports, startExport, useExport } from './exportStore';

interface ExportPanelProps {
  readonly scope: ExportScope;
  /** Cases that the scope has now, for the words. */
  readonly count: number;
}

/** Chooses a format and exports one case or those of the list. Without names, unless a person says otherwise. */
export function ExportPanel({ scope, count }: ExportPanelProps) {
  const { t } = useTranslation('cases');
  const isRunning = useExport((state) => state.isRunning);
  const format = useExport((state) => state.format);
  const mayExport = useMay('exportResearch');
  const isIdentified = useExport((state) => state.isIdentified);
  const mayName = useMay('exportIdentified');
  const isAllowed = isIdentified ? mayName : mayExport;
  useEffect(() => followExports(window.ampulla), []);
  return (
    <section className="export-panel" aria-label={t('exports.title')}>
      <p className="small dim">
        {scope.scope === 'case' ? t('exports.scope.case') : t('exports.scope.list', { count })}
      </p>
      <div className="export-columns">
        <RadioList
          label={t('exports.format.label')}
          value={format}
          options={exportFormats.map((value) => ({
            value,
            label: t(`exports.format.${value}`),
            hint: t(`exports.formatHint.${value}`),
          }))}
          onChange={(value) => chooseExport({ format: value })}
        />
        <div className="export-column">
          <NameChoice />
          <PictureChoice />
        </div>
      </div>
      <div className="button-row">
        <button
          type="button"
          className="button"
          data-primary="true"
          disabled={isRunning || !isAllowed || count === 0}
          onClick={() => void startExport(scope)}
        >
          {t('exports.start')}
        </button>
      </div>
      <ExportState />
    </section>
  );
}

function PictureChoice() {
  const { t } = useTranslation('cases');
  const format = useExport((state) => state.format);
  const pictures = useExport((state) => state.pictures);
  const paper = useExport((state) => state.paper);
  if (format !== 'pdf' && format !== 'dicom') return null;
  return (
    <div className="export-choices">
      <SelectField
        label={t('exports.pictures.label')}
        value={pictures}
        options={exportedPictures.map((value) => ({
          value,
          label: t(`exports.pictures.${value}`),
        }))}
        onChange={(value) => chooseExport({ pictures: value })}
      />
      <SelectField
        label={t('exports.paper.label')}
        value={paper}
        options={paperSizes.map((value) => ({ value, label: t(`exports.paper.${value}`) }))}
        onChange={(value) => chooseExport({ paper: value })}
      />
    </div>
  );
}

function NameChoice() {
  const { t } = useTranslation('cases');
  const mayName = useMay('exportIdentified');
  const isIdentified = useExport((state) => state.isIdentified);
  if (!mayName) return <p className="small dim">{t('exports.namesHint.notAllowed')}</p>;
  return (
    <RadioList
      label={t('exports.names.label')}
      value={isIdentified ? 'with' : 'without'}
      options={(['without', 'with'] as const).map((value) => ({
        value,
        label: t(`exports.names.${value}`),
        hint: t(`exports.namesHint.${value}`),
      }))}
      onChange={(value) => chooseExport({ isIdentified: value === 'with' })}
    />
  );
}
