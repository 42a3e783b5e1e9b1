import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { openEngine } from '../../adapters/tensor/openEngine.js';
import { measureBackbone, type Work } from './measureBackbone.js';
import { measureTrunk } from './measureTrunk.js';

/** What a process measured, as its one line of output. */
export interface Measured {
  readonly imagesPerSecond: number;
  /** The process's largest resident set. */
  readonly megabytes: number;
}

// One engine and one piece of work a process, so that none sees what another has left in memory.
const work = JSON.parse(process.argv[2] ?? '{}') as Work;
const environment = readEnvironment();
const measure = async (): Promise<number> =>
  environment.trunk === 'onnxruntime'
    ? measureTrunk(environment, work)
    : measureBackbone(await openEngine(environment.engine), environment.backboneFolders, work);
const measured: Measured = {
  imagesPerSecond: await measure(),
  megabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
process.exit(0);
