import { beforeAll, describe, expect, it } from 'vitest';
import { enginesHere } from '../support/nativeEngine.js';
import { runChild } from '../support/startChild.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { useRedis } from '../support/useRedis.js';

interface Counted {
  readonly run: string;
  readonly fold: number;
  readonly job: string;
  readonly failed: string;
  /** What tf.memory() says after the job. */
  readonly held: object;
}

const folder = temporaryFolders();
const redis = useRedis();
const minutes = 60_000;
const recipes = ['head', 'tail', 'all'] as const;
const jobs = ['train, stopped', 'train', 'map', 'test'] as const;

describe.each(enginesHere().filter((engine) => engine !== 'cpu'))('%s', (engine) => {
  let rows: readonly Counted[];
  beforeAll(async () => {
    rows = JSON.parse(
      await runChild('countTensors.ts', [engine, await folder(), redis.url()]),
    ) as Counted[];
  }, 4 * minutes);

  const of = (recipe: string, job: string): Counted[] =>
    rows.filter((row) => row.run === `tunable-${recipe}-s1` && row.job === job);

  // The first cell of a recipe opens networks that are kept for the next ones.
  it.each(recipes.flatMap((recipe) => jobs.map((job) => [recipe, job] as const)))(
    'holds as much after each cell of recipe %s: %s',
    (recipe, job) => {
      const [, second, ...later] = of(recipe, job).map(({ held }) => held);
      expect(later).toHaveLength(1);
      for (const held of later) expect(held).toEqual(second);
    },
  );

  it('does all jobs but those that are stopped', () => {
    for (const recipe of recipes)
      for (const job of jobs)
        for (const { failed } of of(recipe, job)) {
          const stops = job === 'train, stopped' && recipe !== 'head';
          expect([recipe, job, failed]).toEqual([
            recipe,
            job,
            stops ? 'Error: stopped: cancelled' : '',
          ]);
        }
  });

  it('holds as much after a training that diverged as before', () => {
    const [, second, ...later] = of('wild', 'train').map(({ held }) => held);
    for (const { failed } of of('wild', 'train'))
      expect(failed).toBe('FOLDCAM_E_TRAINING_DIVERGED');
    for (const held of later) expect(held).toEqual(second);
  });
});
