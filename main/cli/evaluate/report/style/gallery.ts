/**
 * Pictures with their marks, six in a row at most, as many as a group holds; the marks keep their width
 * however small the picture is.
 */
export const gallery = `
.model-gallery { display: grid; gap: 16px; margin-top: 16px; grid-template-columns: minmax(0, 1fr); }
.group { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.examples { display: grid; gap: 16px 12px; grid-template-columns: repeat(auto-fill, minmax(max(150px, calc((100% - 60px) / 6)), 1fr)); }
.example { display: grid; gap: 6px; align-content: start; }
.example svg { width: 100%; height: auto; display: block; background: #0e1216; }
.example figcaption { font-size: 12.5px; line-height: 1.4; color: var(--dim); font-variant-numeric: tabular-nums; }
.example .file { display: block; color: var(--text); }
.example .below { display: block; color: var(--warning); }
.ground { fill: #0e1216; }
.field-of-view { fill: #262d35; }
.rim, .true-box, .predicted-box, .contour { fill: none; vector-effect: non-scaling-stroke; }
.rim { stroke: rgb(10 12 15 / 0.6); stroke-width: 4px; }
.true-box { stroke: #ffffff; stroke-width: 2px; stroke-dasharray: 5 4; }
.predicted-box { stroke: #48d6e0; stroke-width: 2px; }
.contour { stroke: #f6feff; stroke-width: 1px; }
.store { position: absolute; }
`;
