import { useTranslation } from 'react-i18next';
import type { SourceInfo } from '../../common/status';
import { fieldOfViewWords, sizeWords } from './words';

/**
 * Whether a person has confirmed the field of view; its shape shows on pointing. The numbers stand in data
 * attributes for whoever reads the page.
 */
export function FieldOfViewFinding({ info }: { readonly info: SourceInfo }) {
  const { t } = useTranslation('live');
  const { fieldOfViewOrigin: origin } = info;
  const { x, y, width, height } = info.fieldOfView.rect;
  return (
    <span
      className="small dim"
      title={fieldOfViewWords(t, info.fieldOfView, info)}
      data-testid="field-of-view"
      data-origin={origin}
      data-x={x}
      data-y={y}
      data-width={width}
      data-height={height}
    >
      {t(`source.fieldOfView.origin.${origin}`, { size: sizeWords(info.fieldOfView.rect) })}
      {info.interlaced && `, ${t('source.deinterlaced')}`}
    </span>
  );
}
