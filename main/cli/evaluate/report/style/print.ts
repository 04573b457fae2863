/** On paper: A4, no links to click, nothing cut in two. */
export const print = `
@page { size: A4; margin: 14mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; }
  h3 { font-size: 11pt; }
  h4 { font-size: 9pt; }
  section { margin-top: 9mm; gap: 3mm; }
  .remark, .sources, .legend, .facts dt { font-size: 8pt; }
  code { font-size: 8pt; }
  nav, details { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: 3px 5px; }
  .note, .sub th, .sub td, .hash { font-size: 7pt; }
  .main td { font-size: 8.5pt; }
  .prose, tbody th { min-width: 0; }
  tbody th[scope='rowgroup'] { min-width: 22mm; }
  .whisker { width: 60px; }
  .plots { grid-template-columns: 1fr 1fr; gap: 6mm; }
  .plots.thirds { grid-template-columns: 1fr 1fr 1fr; }
  .chart text { font-size: 15px; }
  .examples { grid-template-columns: repeat(6, 1fr); gap: 3mm 2mm; }
  .example figcaption { font-size: 6.5pt; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, figure, .notice, .group { break-inside: avoid; }
  .study > tr > *, .notice, .example svg, .sample, .key, .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
