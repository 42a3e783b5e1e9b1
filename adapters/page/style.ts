/** One typeface, figures that align, four region colours that hold in light, dark and print. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1d22; --soft: #5c6270; --rule: #d9dce3; --wash: #f5f6f9;
  --accent: #2f5fd0; --warn: #9a5b00; --warn-wash: #fff4df;
  --mass: #c2185b; --peritumoral: #b86e00; --below: #00796b; --elsewhere: #7a808c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171c; --ink: #e8eaf0; --soft: #a2a8b6; --rule: #343843; --wash: #1d2027;
    --accent: #8fb0ff; --warn: #ffc670; --warn-wash: #33270f;
    --mass: #ff6fa3; --peritumoral: #ffb74d; --below: #4dd0b8; --elsewhere: #9aa1af;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 68rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p { max-width: 46rem; margin: .5rem 0; }
small, .soft, figcaption, caption { color: var(--soft); }
small { font-size: .82em; white-space: nowrap; }
a { color: var(--accent); }
code { font: .88em ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.banner {
  margin: 1.25rem 0; padding: .75rem 1rem; border-left: 4px solid var(--warn);
  background: var(--warn-wash); color: var(--ink);
}
.banner strong { color: var(--warn); }
.answer {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 1px;
  margin: 1.5rem 0; background: var(--rule); border: 1px solid var(--rule);
}
.answer > div { background: var(--paper); padding: .9rem 1rem; }
.answer dt { color: var(--soft); font-size: .85rem; }
.answer dd { margin: 0; }
.answer .figure { font-size: 1.75rem; font-weight: 600; line-height: 1.25; }
.answer .study { display: block; font-size: .82rem; color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; padding: 0 0 .5rem; font-size: .88rem; }
th, td { padding: .35rem .75rem .35rem 0; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); }
th { font-weight: 600; }
thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; }
th:first-child, td:first-child, .text { text-align: left; }
td.text { white-space: normal; }
td small.under, th small.under { display: block; font-weight: 400; }
.scroll + .scroll, .scroll + details { margin-top: 1.75rem; }
summary { cursor: pointer; color: var(--accent); margin: .5rem 0; }
.plots { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 2rem; align-items: start; }
.plots.even { grid-template-columns: minmax(0, 5fr) minmax(0, 5fr); }
figure { margin: 1rem 0; }
figcaption { font-size: .88rem; margin-top: .4rem; }
svg { max-width: 100%; height: auto; font-family: inherit; }
.key { display: inline-flex; align-items: center; gap: .4em; margin-right: 1.1em; white-space: nowrap; }
.key i { width: 1.1em; height: .7em; background: var(--c); }
.gallery { display: grid; gap: 1.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 31rem), 1fr)); }
.case > div { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; }
.case figure { margin: 0; }
.case h3 { margin: 0 0 .5rem; }
.case h3 span { font-weight: 400; color: var(--soft); }
.view { position: relative; background: #000; line-height: 0; }
.view img { width: 100%; height: auto; display: block; }
.view svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.outline { fill: none; stroke-width: 1.6px; vector-effect: non-scaling-stroke; }
.outline-mass { stroke: #ff6fa3; } .outline-peritumoral { stroke: #ffb74d; } .outline-below { stroke: #4dd0b8; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; min-width: 0; }
footer { margin-top: 3rem; color: var(--soft); font-size: .88rem; }
@media (max-width: 45rem) {
  body { padding: 1.25rem .9rem 3rem; }
  .plots, .plots.even { grid-template-columns: minmax(0, 1fr); gap: 0; }
  h1 { font-size: 1.5rem; }
  dl.facts { grid-template-columns: minmax(0, 1fr); } dl.facts dd { margin-bottom: .5rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; } .case, figure, tr { break-inside: avoid; }
}`;
