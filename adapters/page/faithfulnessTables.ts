import type { Estimate, FaithfulnessReport, RunReport } from '../../core/report/Report.js';
import { estimate, figure, rowHead, whole, words } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import { html, type Html } from './html.js';
import { seriesTitle } from './seriesTitle.js';

/** The areas under the curves, and how far they lie from the random map's. */
export function areaTable(run: RunReport, entries: readonly FaithfulnessReport[]): Html {
  return dataTable<FaithfulnessReport>({
    caption:
      'Areas under the curves, and above the random map’s on the same images. Deletion: lower is better, so negative is better than random; insertion: higher is better. Constant maps rank no pixels and have no curve.',
    file: fileName(run.id, 'faithfulness.csv'),
    columns: [
      rowHead('method', 'method', ({ method, target }) => seriesTitle(method, target, run)),
      whole('images', 'images', ({ images }) => images),
      whole('constant', 'degenerate', ({ degenerate }) => degenerate),
      estimate('deletion', 'deletion', ({ deletion }) => deletion),
      estimate('over random', 'deletion_over_random', (entry) => entry.beyondRandom.deletion),
      estimate('insertion', 'insertion', ({ insertion }) => insertion),
      estimate('over random', 'insertion_over_random', (entry) => entry.beyondRandom.insertion),
    ],
    rows: entries,
  });
}

interface Level {
  readonly title: string;
  readonly level: string;
  readonly rank: Estimate;
  readonly ssim: Estimate;
  readonly flagged: boolean;
}

/** How much the maps are like those of networks with weights drawn anew; nothing where no method was compared. */
export function randomisationTable(
  run: RunReport,
  entries: readonly FaithfulnessReport[],
): Html | null {
  const rows = entries.flatMap(({ method, target, randomisation = [], flagged }) =>
    randomisation.map(({ level, rank, ssim }, i): Level => ({
      ...{ level, rank, ssim, title: seriesTitle(method, target, run) },
      flagged: flagged && i === randomisation.length - 1,
    })),
  );
  if (rows.length === 0) return null;
  return dataTable<Level>({
    caption:
      'Maps of the trained network against those of the same with weights drawn anew, from the head down: Spearman’s rank correlation and structural similarity (SSIM). 1: the same map; a rank correlation of 0: nothing in common.',
    file: fileName(run.id, 'randomisation.csv'),
    columns: [
      rowHead('method', 'method', ({ title }) => title, rows),
      words('drawn anew', 'level', ({ level }) => (level === 'head' ? level : `head, ${level}`)),
      estimate('rank correlation', 'rank', ({ rank }) => rank),
      estimate('SSIM', 'ssim', ({ ssim }) => ssim),
      words('', 'flagged', ({ flagged }) => (flagged ? 'does not depend on the network' : '')),
    ],
    rows,
  });
}

interface Point {
  readonly title: string;
  readonly share: number;
  readonly deletion: number | undefined;
  readonly insertion: number | undefined;
}

/** The numbers of both plots. */
export function curveTable(run: RunReport, entries: readonly FaithfulnessReport[]): Html {
  const [first] = entries;
  const lines = [
    ...entries.map(({ method, target, curves }) => ({
      title: seriesTitle(method, target, run),
      ...curves,
    })),
    ...(first ? [{ title: 'random map beside them', ...first.curves.random }] : []),
  ];
  const rows = lines.flatMap(({ title, deletion, insertion }) =>
    deletion.map((value, i): Point => ({
      ...{ title, share: i / (deletion.length - 1) },
      ...{ deletion: value, insertion: insertion[i] },
    })),
  );
  const table = dataTable<Point>({
    caption: 'Mean probability of the explained label after each portion of the pixels.',
    file: fileName(run.id, 'faithfulness-curves.csv'),
    columns: [
      rowHead('method', 'method', ({ title }) => title, rows),
      figure('share of the pixels', 'share', ({ share }) => share),
      figure('taken away', 'deletion', ({ deletion }) => deletion),
      figure('put in', 'insertion', ({ insertion }) => insertion),
    ],
    rows,
  });
  return html`<details>
    <summary>The curves in numbers</summary>
    ${table}
  </details>`;
}
