import { useTranslation } from 'react-i18next';
import type { FieldOfView } from '../../../common/fieldOfView';
import type { Size } from '../../../common/geometry';
import { Button } from '../../ui/Button';
import type { SetupSectionProps } from '../sectionProps';
import { confirm, detect, returnToAutomatic } from './fieldOfViewActions';
import { undoStep, useFieldOfView } from './fieldOfViewStore';
import { ShapeChoice } from './ShapeChoice';
import { useShortcuts } from './useShortcuts';

interface FieldOfViewToolsProps extends SetupSectionProps {
  readonly frame: Size;
  readonly shown: FieldOfView;
  readonly isConfirmed: boolean;
  readonly isLive: boolean;
}

/** What is done with the drawn field of view: look for it, begin with a shape, undo, confirm. */
export function FieldOfViewTools(props: FieldOfViewToolsProps) {
  const { controller, frame, shown, isConfirmed, isLive } = props;
  const { t } = useTranslation('setup');
  const canUndo = useFieldOfView(({ past }) => past.length > 0);
  const search = useFieldOfView((work) => work.search);
  useShortcuts({
    onConfirm: isConfirmed ? null : () => void confirm(controller, shown),
    onUndo: canUndo ? undoStep : null,
  });
  return (
    <div className="fov-tools">
      <div className="button-row">
        <Button
          primary
          shortcut="Ctrl+Enter"
          disabled={isConfirmed}
          onPress={() => void confirm(controller, shown)}
        >
          {t('fieldOfView.confirm')}
        </Button>
        <Button shortcut="Ctrl+Z" disabled={!canUndo} onPress={undoStep}>
          {t('fieldOfView.undo')}
        </Button>
        <Button disabled={!isLive || search === 'running'} onPress={() => void detect(controller)}>
          {t('fieldOfView.detect')}
        </Button>
        <Button onPress={() => void returnToAutomatic(controller)}>
          {t('fieldOfView.automatic')}
        </Button>
      </div>
      <ShapeChoice frame={frame} shown={shown} />
    </div>
  );
}
