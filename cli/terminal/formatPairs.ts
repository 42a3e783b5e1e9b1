import type { AlikePair } from '../../core/dataset/findPairs.js';
import { formatTable } from './formatTable.js';

const most = 20;

/** The first pairs as a table, and how many more there are. */
export function formatPairs(pairs: readonly AlikePair[]): string {
  const table = formatTable(
    ['pair', 'labels', 'known by', 'correlation', 'listed'],
    pairs
      .slice(0, most)
      .map(({ images, labels, by, correlation, mirrored, listed }) => [
        images.join(' – '),
        labels[0] === labels[1] ? labels[0] : labels.join(' and '),
        mirrored ? `${by}, mirrored` : by,
        correlation === null ? '' : correlation.toFixed(3),
        listed ? 'yes' : 'no',
      ]),
  );
  const left = pairs.length - most;
  return left > 0
    ? `${table}\n… and ${left} more: --pairs FILE.html shows all, --json names them`
    : table;
}
