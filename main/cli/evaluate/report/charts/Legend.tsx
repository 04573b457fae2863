import type { ReactElement, ReactNode } from 'react';
import { Marker } from './Marker';
import { type SeriesLook, seriesLook } from './seriesLook';

/** The names of a chart's series, each with its line and marker. Further entries are its children. */
export function Legend(props: {
  readonly names: readonly string[];
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <ul className="legend">
      {props.names.map((name, index) => (
        <li key={index}>
          <SeriesSample index={index} /> {name}
        </li>
      ))}
      {props.children}
    </ul>
  );
}

/** A short piece of a series' line with its marker, to stand before its name. */
export function SeriesSample({ index }: { readonly index: number }): ReactElement {
  return <LookSample look={seriesLook(index)} />;
}

/** The same for a line with a look of its own. @param hasMarker false where the line has none */
export function LookSample(props: {
  readonly look: SeriesLook;
  readonly hasMarker?: boolean;
}): ReactElement {
  const { color, dash, marker } = props.look;
  return (
    <svg className="sample" viewBox="0 0 40 14" width="40" height="14" aria-hidden="true">
      <path d="M1 7h38" stroke={color} strokeWidth="2" strokeDasharray={dash} fill="none" />
      {props.hasMarker !== false && <Marker shape={marker} x={20} y={7} color={color} />}
    </svg>
  );
}
