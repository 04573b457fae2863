/** Tables: lines between groups of rows only, figures that stand below each other. */
export const tables = `
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.35; overflow-wrap: break-word; }
caption { text-align: left; font-weight: 600; padding-bottom: 8px; }
th, td { padding: 5px 8px; text-align: left; vertical-align: top; font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--strong-line); }
tbody th { min-width: 12ch; font-weight: 600; }
tbody .figure-name { white-space: nowrap; }
tbody .detail { font-weight: 400; }
tbody + tbody > tr:first-child > *, tbody:not(:has(.sub)) > tr > * { border-top: 1px solid var(--line); }
tbody:first-of-type > tr:first-child > * { border-top: 0; }
.numeric { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .numeric { white-space: normal; }
.note { display: block; font-size: 12.5px; font-weight: 400; color: var(--dim); }
.detail .note { white-space: nowrap; }
.main td { font-weight: 650; font-size: 15px; }
.sub th, .sub td { color: var(--dim); font-size: 13px; padding-block: 2px; }
.study > tr > * { background: var(--raised); }
.prose { min-width: 26ch; white-space: normal; }
.hash { font-size: 11.5px; display: inline-block; max-width: 22ch; line-height: 1.3; }
.whisker { display: block; width: 100px; margin: 2px 0 0 auto; }
.whisker .zero { stroke: var(--strong-line); stroke-dasharray: 2 2; }
.whisker .interval { stroke: var(--text); stroke-width: 2; }
.whisker .mean { fill: var(--text); }
`;
