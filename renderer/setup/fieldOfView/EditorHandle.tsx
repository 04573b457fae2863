import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cornerNames, type FieldOfView } from '../../../common/fieldOfView';
import type { Point, Size } from '../../../common/geometry';
import { handlePosition, type HandleName, movedHandle } from './editing';
import { changeDraft, drawDraft, rememberStep } from './fieldOfViewStore';
import { nudgeOfKey } from './handleNames';

interface EditorHandleProps {
  readonly name: HandleName;
  readonly frame: Size;
  readonly fieldOfView: FieldOfView;
  readonly stage: RefObject<HTMLElement | null>;
}

/** Where a drag began, and with what. */
interface Drag {
  readonly from: Point;
  readonly fieldOfView: FieldOfView;
}

/** One handle: drag it, or press the arrow keys on it. */
export function EditorHandle({ name, frame, fieldOfView, stage }: EditorHandleProps) {
  const { t } = useTranslation('setup');
  const drag = useRef<Drag | null>(null);
  const position = handlePosition(fieldOfView, name);

  const onKeyDown = (event: KeyboardEvent): void => {
    const nudge = nudgeOfKey(event.key, event.shiftKey);
    if (nudge === null) return;
    event.preventDefault();
    changeDraft(movedHandle(fieldOfView, name, nudge, frame), frame);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: { x: event.clientX, y: event.clientY }, fieldOfView };
    rememberStep(frame);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current === null || stage.current === null) return;
    const { from, fieldOfView: before } = drag.current;
    const size = stage.current.getBoundingClientRect();
    // The handle of a cut is in the middle of its line, so each leg changes by twice the way.
    const reach = cornerNames.some((corner) => corner === name) ? 2 : 1;
    const by = {
      x: Math.round(((event.clientX - from.x) / size.width) * frame.width * reach),
      y: Math.round(((event.clientY - from.y) / size.height) * frame.height * reach),
    };
    drawDraft(movedHandle(before, name, by, frame));
  };
  const onPointerEnd = (): void => {
    drag.current = null;
  };
  return (
    <div
      className="fov-handle"
      data-handle={name}
      role="slider"
      tabIndex={0}
      aria-label={t(`fieldOfView.handles.${name}`)}
      {...valueOf(fieldOfView, name, frame)}
      style={{
        left: `${(position.x / frame.width) * 100}%`,
        top: `${(position.y / frame.height) * 100}%`,
      }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
    />
  );
}

/** What a screen reader says of a handle: a side's place, a cut's two legs, the whole's corner. */
function valueOf({ rect, corners }: FieldOfView, name: HandleName, { width, height }: Size) {
  const slider = (now: number, max: number, text?: string) => ({
    'aria-valuenow': now,
    'aria-valuemin': 0,
    'aria-valuemax': max,
    'aria-valuetext': text ?? `${now} px`,
  });
  switch (name) {
    case 'left':
      return slider(rect.x, width);
    case 'right':
      return slider(rect.x + rect.width, width);
    case 'top':
      return slider(rect.y, height);
    case 'bottom':
      return slider(rect.y + rect.height, height);
    case 'whole':
      return slider(rect.x, width, `${rect.x}, ${rect.y} px`);
    case 'topLeft':
    case 'topRight':
    case 'bottomRight':
    case 'bottomLeft': {
      const { widthPx, heightPx } = corners[name];
      return slider(widthPx, rect.width, `${widthPx} × ${heightPx} px`);
    }
  }
}
