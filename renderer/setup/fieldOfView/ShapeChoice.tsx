import { useTranslation } from 'react-i18next';
import type { FieldOfView } from '../../../common/fieldOfView';
import type { Size } from '../../../common/geometry';
import { SelectField } from '../../ui/SelectField';
import { useFieldOfView } from './fieldOfViewStore';
import { beginWith, hintOfShape, startingShapes } from './startingShapes';

interface ShapeChoiceProps {
  readonly frame: Size;
  readonly shown: FieldOfView;
}

/** What to begin with, and how sure it is. */
export function ShapeChoice({ frame, shown }: ShapeChoiceProps) {
  const { t } = useTranslation('setup');
  const shape = useFieldOfView((work) => work.shape);
  const hint = hintOfShape(shape);
  return (
    <SelectField
      label={t('fieldOfView.beginWith')}
      hint={hint === null ? undefined : t(`fieldOfView.shapeHint.${hint}`)}
      value={shape}
      options={startingShapes.map((value) => ({ value, label: t(`fieldOfView.shapes.${value}`) }))}
      onChange={(chosen) => beginWith(chosen, shown, frame)}
    />
  );
}
