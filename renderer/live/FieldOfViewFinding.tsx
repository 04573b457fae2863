import { useTranslation } from 'react-i18next';
import type { SourceInfo } from '../../common/status';
import { fieldOfViewWords } from './words';

/**
 * What was found in the source and whether a person has confirmed it. The numbers stand in data
 * attributes for whoever reads the page.
 */
export function FieldOfViewFinding({ info }: { readonly info: SourceInfo }) {
  const { t } = useTranslation('live');
  const { fieldOfViewOrigin: origin } = info;
  const { x, y, width, height } = info.fieldOfView.rect;
  return (
    <p
      className="small dim detail"
      data-testid="field-of-view"
      data-origin={origin}
      data-x={x}
      data-y={y}
      data-width={width}
      data-height={height}
    >
      {fieldOfViewWords(t, info.fieldOfView, info)}, {t(`source.fieldOfView.origin.${origin}`)}
      {info.interlaced && `, ${t('source.deinterlaced')}`}
    </p>
  );
}
