import { sandboxed, type Task } from '../adapters/queue/sandboxed.js';

/** Its code is loaded with the first job: a child of one service never reads that of the others. */
const later =
  (load: () => Promise<Task>): Task =>
  async (...job) =>
    (await load())(...job);

export default sandboxed({
  produce: later(async () => (await import('./producer/produceTask.js')).produceTask),
  train: later(async () => (await import('./trainer/trainTask.js')).trainTask),
  map: later(async () => (await import('./explainer/mapTask.js')).mapTask),
  score: later(async () => (await import('./scorer/scoreTask.js')).scoreTask),
  report: later(async () => (await import('./scorer/reportTask.js')).reportTask),
});
