/** What only the report on difficulty has: confusion matrices, rows of the limit, a square plot. */
export const difficulty = `
.matrices { display: flex; flex-wrap: wrap; gap: 24px 24px; align-items: flex-start; }
.matrices figure { display: grid; gap: 8px; }
.matrices figcaption { font-weight: 600; }
.matrix { width: auto; }
.matrix th, .matrix td { min-width: 68px; text-align: right; font-variant-numeric: tabular-nums; }
.matrix th:first-child { text-align: left; }
.matrix td { border: 1px solid var(--line); }
.matrix .right { font-weight: 650; }
.limit > tr > * { background: color-mix(in srgb, var(--raised) 55%, transparent); }
.roc { max-width: 640px; }
.example .verdict { display: block; }
`;
