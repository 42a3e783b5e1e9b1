import { FoldcamError } from '../../core/errors/FoldcamError.js';

/**
 * Runs something that ends in order when Ctrl-C or SIGTERM comes; the signal is aborted then.
 * @throws FoldcamError FOLDCAM_E_INTERRUPTED
 */
export async function onInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const result = await work(controller.signal);
    if (controller.signal.aborted) throw interrupted();
    return result;
  } catch (error) {
    throw controller.signal.aborted ? interrupted() : error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

const interrupted = (): FoldcamError => new FoldcamError('FOLDCAM_E_INTERRUPTED', 'interrupted');
