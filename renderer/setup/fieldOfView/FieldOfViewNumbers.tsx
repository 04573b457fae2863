import { useTranslation } from 'react-i18next';
import { type CornerName, cornerNames, type FieldOfView } from '../../../common/fieldOfView';
import type { Box, Size } from '../../../common/geometry';
import { NumberField } from '../../ui/NumberField';
import { SetupGroup } from '../SetupSection';
import { smallestSidePx, withCut, withSide } from './editing';
import { changeDraft } from './fieldOfViewStore';

interface FieldOfViewNumbersProps {
  readonly frame: Size;
  readonly fieldOfView: FieldOfView;
}

/** The same by numbers, in pixels of the source's frame. */
export function FieldOfViewNumbers({ frame, fieldOfView }: FieldOfViewNumbersProps) {
  const { t } = useTranslation('setup');
  return (
    <>
      <SetupGroup title={t('fieldOfView.rectangle')}>
        <div className="fov-numbers">
          {sidesOf(fieldOfView.rect, frame).map(({ side, min, max }) => (
            <NumberField
              key={side}
              label={t(`fieldOfView.sides.${side}`)}
              value={fieldOfView.rect[side]}
              min={min}
              max={max}
              outOfRange={t('fieldOfView.range', { min, max })}
              onChange={(value) => changeDraft(withSide(fieldOfView, side, value, frame), frame)}
            />
          ))}
        </div>
      </SetupGroup>
      <SetupGroup title={t('fieldOfView.cuts')}>
        <div className="fov-numbers">
          {cornerNames.map((corner) => (
            <CutNumbers key={corner} corner={corner} frame={frame} fieldOfView={fieldOfView} />
          ))}
        </div>
      </SetupGroup>
    </>
  );
}

function CutNumbers(props: FieldOfViewNumbersProps & { readonly corner: CornerName }) {
  const { corner, frame, fieldOfView } = props;
  const { t } = useTranslation('setup');
  const cut = fieldOfView.corners[corner];
  const place = t(`fieldOfView.corners.${corner}`);
  const legs = [
    { leg: 'widthPx', max: Math.floor(fieldOfView.rect.width / 2), word: 'across' },
    { leg: 'heightPx', max: Math.floor(fieldOfView.rect.height / 2), word: 'down' },
  ] as const;
  return legs.map(({ leg, max, word }) => (
    <NumberField
      key={leg}
      label={t(`fieldOfView.cut.${word}`, { place })}
      value={cut[leg]}
      min={0}
      max={max}
      outOfRange={t('fieldOfView.range', { min: 0, max })}
      onChange={(value) =>
        changeDraft(withCut(fieldOfView, corner, { [leg]: value }, frame), frame)
      }
    />
  ));
}

interface SideRange {
  readonly side: keyof Box;
  readonly min: number;
  readonly max: number;
}

/** The numbers of the rectangle and what each may be while the opposite side stays. */
function sidesOf({ x, y, width, height }: Box, frame: Size): readonly SideRange[] {
  return [
    { side: 'x', min: 0, max: x + width - smallestSidePx },
    { side: 'y', min: 0, max: y + height - smallestSidePx },
    { side: 'width', min: smallestSidePx, max: frame.width - x },
    { side: 'height', min: smallestSidePx, max: frame.height - y },
  ];
}
