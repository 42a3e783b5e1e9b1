import type { Context } from './context.js';

/** Does a job's work, and says what the engine holds after it, where one was opened. */
export async function onEngine<T>({ trunks, meter }: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    const engine = trunks.opened();
    if (engine) {
      const { tf, name, onGpu } = engine;
      const bytes = tf.memory().numBytes;
      meter.noteMemory({ engine: name, device: onGpu ? 'gpu' : 'cpu', bytes });
    }
  }
}
