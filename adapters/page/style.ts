/** One typeface, figures that align, four region colours that hold in light, dark and print. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1d22; --soft: #565c69; --rule: #d5d8e0; --wash: #f4f5f8; --track: #e9ebf0;
  --accent: #2355c4; --warn: #8a5000; --warn-wash: #fff4df;
  --mass: #c2185b; --peritumoral: #a86400; --below: #00796b; --elsewhere: #747a86; --degenerate: #1b1d22;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15171c; --ink: #e8eaf0; --soft: #a7adba; --rule: #363b46; --wash: #1d2027; --track: #2a2e37;
    --accent: #8fb0ff; --warn: #ffc670; --warn-wash: #33270f;
    --mass: #ff6fa3; --peritumoral: #ffb74d; --below: #4dd0b8; --elsewhere: #9aa1af; --degenerate: #e8eaf0;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.4rem 1.25rem 4rem; max-width: 70rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .2rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .75rem; overflow-wrap: anywhere; }
h3 { font-size: 1.08rem; margin: 2.25rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
h5 { font-size: .9rem; margin: 0 0 .1rem; color: var(--soft); font-weight: 500; }
main > section:not(.answer) { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
p { max-width: 46rem; margin: .5rem 0; }
header p { max-width: none; margin: 0; font-size: .9rem; }
small, .soft, figcaption, caption { color: var(--soft); }
small { font-size: .82em; white-space: nowrap; } p small { white-space: normal; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: .88em ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.banner {
  margin: .75rem 0; padding: .5rem .9rem; border-left: 4px solid var(--warn);
  background: var(--warn-wash); color: var(--ink); font-size: .92rem;
}
.banner strong { color: var(--warn); }
.answer { margin-top: .9rem; }
.answer h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.answer h3 { margin: 0 0 .6rem; font-size: .95rem; color: var(--soft); font-weight: 600; }
.lead { max-width: none; margin: 0 0 .9rem; font-size: 1.15rem; line-height: 1.45; text-wrap: pretty; overflow-wrap: anywhere; }
.cards { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); border: 1px solid var(--rule); border-radius: 6px; }
.card { padding: .9rem 1.1rem; min-width: 0; }
.card + .card { border-left: 1px solid var(--rule); }
.card p { font-size: .85rem; margin: .6rem 0 0; max-width: none; }
.answer > p.soft { font-size: .9rem; max-width: none; }
.figures { display: grid; grid-template-columns: 1fr 1fr; gap: 1.4rem 1.25rem; margin: 0; }
.figures dt { font-size: .9rem; }
.figures dd { margin: 0; }
.figures .figure { display: block; font-size: 2rem; font-weight: 600; line-height: 1.2; }
.figures small { display: block; white-space: normal; }
.places { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
.places li {
  display: grid; grid-template-columns: 10.5rem 3.6rem minmax(0, 1fr); column-gap: .6rem; align-items: center;
  grid-template-areas: "place share bar" ". . versus";
}
.place { grid-area: place; } .share { grid-area: share; text-align: right; font-size: 1.2rem; line-height: 1.2; }
.bar { grid-area: bar; display: block; overflow: visible; } .versus { grid-area: versus; white-space: normal; line-height: 1.25; }
.track { fill: var(--track); }
.r-mass { fill: var(--mass); } .r-peritumoral { fill: var(--peritumoral); } .r-below { fill: var(--below); } .r-elsewhere { fill: var(--elsewhere); }
.whisker { stroke: var(--ink); stroke-width: 2; fill: none; }
.halo { stroke: var(--paper); stroke-width: 5; fill: none; } .chance { stroke: var(--ink); stroke-width: 2; }
.contents { margin: 1.25rem 0 0; font-size: .92rem; }
.contents ol { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: 0; padding: 0; }
.contents a { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin-top: 1rem; container-type: inline-size; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; padding: 0 0 .5rem; font-size: .88rem; }
.caption { display: block; position: sticky; left: 0; width: min(100%, 100cqw); max-width: 60rem; }
.csv { white-space: nowrap; padding: .1rem .45rem; border: 1px solid var(--rule); border-radius: 4px; text-decoration: none; font-size: .92em; }
.csv:hover { text-decoration: underline; }
th, td { padding: .32rem .75rem .32rem 0; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); vertical-align: top; }
th { font-weight: 600; }
thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; }
th:first-child, td:first-child, .text { text-align: left; }
td.text { white-space: normal; }
tbody th:first-child { white-space: normal; min-width: 7rem; }
td small.under, th small.under { display: block; font-weight: 400; }
summary { cursor: pointer; color: var(--accent); margin: .75rem 0; }
summary h2 { display: inline; color: var(--ink); margin-right: .6rem; }
main > section.later { margin-top: 0; padding: .6rem 0; }
.later + :not(.later) { margin-top: 0; }
.later > details > summary { margin: .35rem 0; }
.later h2 { font-size: 1.1rem; }
.plots { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 2rem; align-items: start; }
.plots.even { grid-template-columns: minmax(0, 5fr) minmax(0, 5fr); }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); gap: 1rem 1.5rem; }
figure { margin: 1rem 0; }
figcaption { font-size: .88rem; margin-top: .4rem; max-width: 46rem; }
svg { max-width: 100%; height: auto; font-family: inherit; }
.bar { height: 20px; }
.bars text { font-size: 12px; fill: var(--ink); }
.bars .g { font-weight: 600; font-size: 13px; } .bars .l { text-anchor: end; fill: var(--soft); }
.bars .v { text-anchor: end; } .bars .tick { text-anchor: middle; fill: var(--soft); font-size: 11px; }
.bars .grid { stroke: var(--rule); } .bars .halo { stroke-width: 4; } .bars .whisker { stroke-width: 1.5; }
.halo-whisker { stroke: var(--paper); stroke-width: 4; fill: none; } .bars .halo-whisker { stroke-width: 3; }
.key { display: inline-flex; align-items: center; gap: .4em; margin-right: 1em; white-space: nowrap; }
.key i { width: 1.1em; height: .7em; background: var(--c); }
.key:has(.mark) { margin-right: 0; }
.mark { display: inline-block; width: 2px; height: 1em; margin: 0 .25em; vertical-align: -.12em; background: var(--ink); }
.key { vertical-align: bottom; }
.gallery { display: grid; gap: 1.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 31rem), 1fr)); }
.case > div { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; }
.case figure { margin: 0; max-width: 20rem; }
.case .key { display: flex; }
.case h3 { margin: 0 0 .5rem; font-size: 1rem; }
.case h3 span { font-weight: 400; color: var(--soft); }
.view { position: relative; background: #000; line-height: 0; }
.view img { width: 100%; height: auto; display: block; }
.view svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.outline { fill: none; stroke-width: 1.6px; vector-effect: non-scaling-stroke; }
.outline-mass { stroke: #ff6fa3; } .outline-peritumoral { stroke: #ffb74d; stroke-dasharray: 5 3; }
.outline-below { stroke: #4dd0b8; stroke-dasharray: 1.5 3; }
.prose { max-width: 46rem; }
.reference { padding-left: 2rem; text-indent: -2rem; margin: .25rem 0; font-size: .92rem; overflow-wrap: anywhere; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0; }
dl.facts summary { margin: .2rem 0; }
.settings { display: inline; list-style: none; margin: 0; padding: 0; }
.settings li { display: inline-block; margin-right: .9em; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; min-width: 0; }
footer { margin-top: 3rem; color: var(--soft); font-size: .88rem; }
@media (max-width: 50rem) {
  body { padding: 1rem .9rem 3rem; }
  .cards, .plots, .plots.even { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .card + .card { border-left: 0; border-top: 1px solid var(--rule); }
  .lead { font-size: 1.05rem; }
  .places li { grid-template-columns: minmax(0, 1fr) 4rem; grid-template-areas: "place share" "bar bar" "versus versus"; row-gap: .1rem; }
  dl.facts { grid-template-columns: minmax(0, 1fr); } dl.facts dd { margin-bottom: .5rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .contents, .csv { display: none; }
  .scroll { overflow: visible; } table { font-size: .8em; }
  details::details-content { content-visibility: visible; height: auto; }
  h2, h3, h4 { break-after: avoid; } .case, figure, tr, .cards { break-inside: avoid; }
}`;
