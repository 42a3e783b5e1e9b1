import { sandboxed, type Task } from '../adapters/queue/sandboxed.js';

/** Its code is loaded with the first job: a child of one service never reads that of the others. */
const later =
  (load: () => Promise<Task>): Task =>
  async (...job) => {
    clearTimeout(idle);
    return (await load())(...job);
  };

const train = async (): Promise<Task> => (await import('./trainer/trainTask.js')).trainTask;

// Milliseconds without a job. Children that are begun before there is one wait for a trainer's.
const idle = setTimeout(() => void train().catch(() => undefined), 150);

export default sandboxed({
  produce: later(async () => (await import('./producer/produceTask.js')).produceTask),
  train: later(train),
  map: later(async () => (await import('./explainer/mapTask.js')).mapTask),
  score: later(async () => (await import('./scorer/scoreTask.js')).scoreTask),
  report: later(async () => (await import('./scorer/reportTask.js')).reportTask),
});
