import './fieldOfViewEditor.css';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldOfView } from '../../../common/fieldOfView';
import type { Size } from '../../../common/geometry';
import { octagonPoints } from './editing';
import { EditorHandle } from './EditorHandle';
import { handleNames } from './handleNames';
import { useFieldOfView } from './fieldOfViewStore';
import { OutlineCanvas } from './OutlineCanvas';

/** A screen that is high rather than wide leaves room for what stands below. */
const highestRem = 17;

interface FieldOfViewEditorProps {
  readonly frame: Size;
  readonly fieldOfView: FieldOfView;
}

/** The console's frame with the field of view over it, and handles to change it by mouse and keys. */
export function FieldOfViewEditor({ frame, fieldOfView }: FieldOfViewEditorProps) {
  const { t } = useTranslation('setup');
  const stage = useRef<HTMLDivElement>(null);
  const outline = useFieldOfView((work) => work.outline);
  return (
    <div className="fov-stage-room">
      <div
        ref={stage}
        className="fov-stage"
        role="group"
        aria-label={t('fieldOfView.editor')}
        style={{
          aspectRatio: `${frame.width} / ${frame.height}`,
          maxWidth: `${(highestRem * frame.width) / frame.height}rem`,
        }}
      >
        <OutlineCanvas outline={outline} />
        <Shape frame={frame} fieldOfView={fieldOfView} />
        {handleNames.map((name) => (
          <EditorHandle
            key={name}
            name={name}
            frame={frame}
            fieldOfView={fieldOfView}
            stage={stage}
          />
        ))}
      </div>
    </div>
  );
}

/** The octagon's line, with what lies outside it darkened. */
function Shape({ frame, fieldOfView }: FieldOfViewEditorProps) {
  const points = octagonPoints(fieldOfView).map(({ x, y }) => `${x} ${y}`);
  const octagon = `M${points.join('L')}Z`;
  const whole = `M0 0H${frame.width}V${frame.height}H0Z`;
  return (
    <svg
      className="fov-shape"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="fov-outside" fillRule="evenodd" d={`${whole}${octagon}`} />
      <path className="fov-line" d={octagon} />
    </svg>
  );
}
