import type { Stored } from '../local/readStored.js';

/** `8 of 10 cells trained, 2 explained, 1 scored; 19 of 19 chunks of features of mobilenet_v2` */
export function formatStored({ store, cells, features }: Stored): string {
  const { train, explain, score } = cells;
  const kept = features
    .filter(({ done }) => done > 0)
    .map(({ backbone, done, total }) => `${done} of ${total} chunks of features of ${backbone}`);
  if (train.done === 0 && kept.length === 0) return `nothing yet in ${store}`;
  const done = `${train.done} of ${train.total} cells trained, ${explain.done} explained, ${score.done} scored`;
  return [done, ...kept].join('; ');
}
