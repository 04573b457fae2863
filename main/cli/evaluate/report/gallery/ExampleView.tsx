import type { ReactElement } from 'react';
import type { Box } from '../../../../../common/geometry';
import { colorMapTable } from '../../../../../common/heatmap/colorMap';
import { maskPartOnPicture } from '../../../../../common/heatmap/heatmap';
import type { ImageResult } from '../../dataset/evaluation';
import { decimal, noFigure } from '../format';
import { contourPath } from './contour';
import { dataUri } from './dataUri';
import { examplePart } from './examplePart';
import type { ExamplePicture } from './examplePictures';
import { heatmapPng } from './heatmapPng';
import { smallMask } from './smallMask';

/** As in the study: the box is that of the region above this share of the peak. */
const regionThreshold = 0.6;
/** On a picture the heatmap must let it be seen; on empty ground it need not. */
const fillAlpha = { onPicture: 0.6, onGround: 1 };

interface ExampleProps {
  readonly image: ImageResult;
  readonly picture: ExamplePicture | null;
  readonly peakThreshold: number | null;
}

/** One image: the picture if there is one, the heatmap with its contour, the boxes, and the figures. */
export function ExampleView({ image, picture, peakThreshold }: ExampleProps): ReactElement {
  const { fileName, targets, predicted } = image;
  const part = examplePart(image);
  return (
    <figure className="example">
      <svg
        viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
        role="img"
        aria-label={`${fileName}: ${figuresText(image)}`}
      >
        <Ground part={part} fieldOfView={predicted.fieldOfView} picture={picture} />
        <Heat
          image={image}
          fillAlpha={picture === null ? fillAlpha.onGround : fillAlpha.onPicture}
        />
        {targets.map((box, index) => (
          <BoxMark key={index} box={box} kind="true-box" />
        ))}
        {predicted.box !== null && <BoxMark box={predicted.box} kind="predicted-box" />}
      </svg>
      <figcaption>
        <span className="file">{fileName}</span>
        {figuresText(image)}
        {peakThreshold !== null && predicted.peak < peakThreshold && (
          <span className="below">below the threshold: nothing would be shown</span>
        )}
      </figcaption>
    </figure>
  );
}

function Ground(props: {
  readonly part: Box;
  readonly fieldOfView: Box;
  readonly picture: ExamplePicture | null;
}): ReactElement {
  const { part, fieldOfView, picture } = props;
  if (picture !== null) return <use href={`#${picture.id}`} />;
  return (
    <>
      <BoxRect box={part} className="ground" />
      <BoxRect box={fieldOfView} className="field-of-view" />
    </>
  );
}

function Heat(props: {
  readonly image: ImageResult;
  readonly fillAlpha: number;
}): ReactElement | null {
  const { mask, fieldOfView } = props.image.predicted;
  if (mask === null) return null;
  const small = smallMask(mask);
  const heat = heatmapPng(small, colorMapTable(props.fillAlpha));
  const peak = small.values.reduce((most, value) => Math.max(most, value), 0);
  const [scaleX, scaleY] = [fieldOfView.width / small.width, fieldOfView.height / small.height];
  return (
    <>
      {heat !== null && (
        <image
          {...maskPartOnPicture(heat.part, small, fieldOfView)}
          href={dataUri('image/png', heat.bytes)}
          preserveAspectRatio="none"
        />
      )}
      {peak > 0 && (
        <path
          className="contour"
          d={contourPath(small, peak * regionThreshold)}
          transform={`translate(${fieldOfView.x} ${fieldOfView.y}) scale(${scaleX} ${scaleY})`}
        />
      )}
    </>
  );
}

/** A box with a dark rim, which keeps it visible on highlights. */
function BoxMark(props: {
  readonly box: Box;
  readonly kind: 'true-box' | 'predicted-box';
}): ReactElement {
  return (
    <>
      <BoxRect box={props.box} className="rim" />
      <BoxRect box={props.box} className={props.kind} />
    </>
  );
}

function BoxRect(props: { readonly box: Box; readonly className: string }): ReactElement {
  const { x, y, width, height } = props.box;
  return <rect x={x} y={y} width={width} height={height} className={props.className} />;
}

/** A box that was regressed comes without a mask, and its peak says nothing. */
function figuresText({ score, predicted, targets }: ImageResult): string {
  const peak = predicted.mask === null ? '' : ` · peak\u00a0${decimal(predicted.peak)}`;
  if (score === null) return `no target${peak}`;
  const several = targets.length > 1 ? ` · ${targets.length} targets` : '';
  const distance = predicted.box === null ? noFigure : decimal(score.centroidDistance);
  return `IoU\u00a0${decimal(score.iou)} · distance\u00a0${distance}${peak}${several}`;
}
