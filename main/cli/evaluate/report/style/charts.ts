/** Charts and their legends. */
export const charts = `
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(460px, 100%), 1fr)); gap: 32px; }
.plots.thirds { grid-template-columns: repeat(auto-fill, minmax(min(320px, 100%), 1fr)); }
.plots figure { display: grid; gap: 8px; align-content: start; grid-template-columns: minmax(0, 1fr); max-width: 760px; }
.plots figcaption { font-weight: 600; display: flex; align-items: center; gap: 8px; }
.chart { width: 100%; height: auto; display: block; }
.chart text { fill: var(--dim); font-size: 12.5px; font-variant-numeric: tabular-nums; }
.chart .axis-label { fill: var(--text); }
.chart .grid { stroke: var(--line); fill: none; }
.chart .axis { stroke: var(--strong-line); fill: none; }
.chart .diagonal { stroke: var(--strong-line); stroke-dasharray: 2 4; }
.chart .bar { fill: var(--strong-line); }
.reference path { stroke: var(--text); stroke-width: 1.5; }
.reference .reference-point { fill: var(--ground); stroke-width: 2; }
.chart .haloed {
  fill: var(--text);
  stroke: var(--ground);
  stroke-width: 4px;
  stroke-linejoin: round;
  paint-order: stroke;
}
.legend { display: flex; flex-wrap: wrap; gap: 6px 24px; list-style: none; }
.legend li { display: flex; align-items: center; gap: 8px; }
.sample, .key { flex: none; vertical-align: middle; }
summary { cursor: pointer; color: var(--accent); font-size: 14px; width: fit-content; }
details[open] > summary { margin-bottom: 8px; }
`;
