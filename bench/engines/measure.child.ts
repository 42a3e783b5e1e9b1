import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { openEngine } from '../../adapters/tensor/openEngine.js';
import { measureBackbone, type Work } from './measureBackbone.js';

/** What a process measured, as its one line of output. */
export interface Measured {
  readonly engine: string;
  readonly imagesPerSecond: number;
  /** The process's largest resident set. */
  readonly megabytes: number;
}

// One engine and one piece of work a process, so that none sees what another has left in memory.
const work = JSON.parse(process.argv[2] ?? '{}') as Work;
const environment = readEnvironment();
const engine = await openEngine(environment.engine);
const measured: Measured = {
  engine: engine.description,
  imagesPerSecond: await measureBackbone(engine, environment.backboneFolders, work),
  megabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
process.exit(0);
