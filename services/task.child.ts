import { sandboxed, type Task } from '../adapters/queue/sandboxed.js';

/** The code of each is loaded with its first job: a child of one service never reads that of the others. */
const loads = {
  produce: async () => (await import('./producer/produceTask.js')).produceTask,
  train: async () => (await import('./trainer/trainTask.js')).trainTask,
  map: async () => (await import('./explainer/mapTask.js')).mapTask,
  score: async () => (await import('./scorer/scoreTask.js')).scoreTask,
  report: async () => (await import('./scorer/reportTask.js')).reportTask,
} satisfies Record<string, () => Promise<Task>>;

type Own = keyof typeof loads;

let idle: NodeJS.Timeout | undefined;
let hasScored = false;

/** Loads the code of what is likely to come next, once there has been no job for some milliseconds. */
function foresee(stage: Own): void {
  idle = setTimeout(() => void loads[stage]().catch(() => undefined), 150);
}

const later =
  (stage: Own): Task =>
  async (...job) => {
    clearTimeout(idle);
    const task = await loads[stage]();
    try {
      return await task(...job);
    } finally {
      hasScored ||= stage === 'score';
      if (hasScored) foresee('report');
    }
  };

// Children that are begun before there is a job wait for a trainer's.
foresee('train');

export default sandboxed({
  produce: later('produce'),
  train: later('train'),
  map: later('map'),
  score: later('score'),
  report: later('report'),
});
