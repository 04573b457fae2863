import { useTranslation } from 'react-i18next';
import { MarkShape } from '../../marking/MarkShape';
import { MarkingSurface, MarksSheet } from '../../marking/MarkingSurface';
import { useReplay } from '../../replayStore';
import { drawnSize } from './drawnSize';
import { changeReference } from './referenceActions';
import { useReferences } from './referenceStore';

/** Above the player's picture: where a reference is drawn, or the one that the frame on the screen has. */
export function ReferenceLayer() {
  const { t } = useTranslation('training');
  const drawn = useReferences((state) => state.drawn);
  const references = useReferences((state) => state.references);
  const shown = useReplay((state) => state.shown);
  const size = drawnSize(drawn ?? shown);
  if (size === null || shown === null) return null;
  if (drawn !== null) {
    return (
      <MarkingSurface
        picture={size}
        mark={drawn.mark}
        onMark={(mark) => changeReference({ mark })}
        isBoxOnly
      />
    );
  }
  const here = references.filter(({ frameNumber }) => frameNumber === shown.frameNumber);
  if (here.length === 0) return null;
  return (
    <MarksSheet picture={size}>
      {(letterHeight) =>
        here.map(({ id, box }) => (
          <MarkShape
            key={id}
            mark={{ kind: 'box', box }}
            whose="truth"
            label={t('reference.label')}
            letterHeight={letterHeight}
          />
        ))
      }
    </MarksSheet>
  );
}
