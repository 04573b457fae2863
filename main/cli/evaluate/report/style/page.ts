/** Page, headings, notices and facts. */
export const page = `
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--ground); }
body {
  margin: 0 auto;
  max-width: 1440px;
  padding: 40px clamp(16px, 4vw, 64px) 64px;
  color: var(--text);
  font: 15px/1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 32px; line-height: 1.2; letter-spacing: -0.01em; }
h2 { font-size: 22px; line-height: 1.25; }
h3 { font-size: 17px; display: flex; align-items: center; gap: 8px; }
h4 { font-size: 14px; font-weight: 600; color: var(--dim); }
section { margin-top: 56px; display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
section > p, header > p, .notice { max-width: 92ch; }
header { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
code { font: 13px/1.5 ui-monospace, 'SF Mono', Consolas, 'DejaVu Sans Mono', monospace; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.kicker { color: var(--accent); font-weight: 600; }
.lead { font-size: 17px; color: var(--dim); }
.notice {
  padding: 10px 16px;
  border-left: 4px solid var(--strong-line);
  background: var(--raised);
  display: grid;
  gap: 6px;
}
p.notice { display: block; }
.notice.good { border-color: var(--accent); }
.notice.warning { border-color: var(--warning); background: var(--warning-ground); }
.notice.warning strong { color: var(--warning); }
.facts {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
  gap: 12px 32px;
  padding: 16px 0;
  border-block: 1px solid var(--line);
}
.facts .wide { grid-column: 1 / -1; }
dt { font-size: 13px; color: var(--dim); }
nav { margin-top: 16px; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; }
.sources, .remark { font-size: 13px; color: var(--dim); }
.definitions { display: grid; gap: 8px; max-width: 92ch; }
.definitions > div { display: grid; grid-template-columns: minmax(120px, 200px) 1fr; gap: 16px; }
.definitions dt { font-size: inherit; color: var(--text); font-weight: 600; }
`;
