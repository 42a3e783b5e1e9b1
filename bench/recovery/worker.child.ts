import pino from 'pino';
import { childProcesses } from '../../adapters/queue/childProcesses.js';
import { hostStage } from '../../adapters/queue/hostStage.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { stages, type Stage } from '../../core/jobs/stages.js';

// Arguments: Redis, stage. A worker whose jobs are held until it is killed.
const [url = '', name = ''] = process.argv.slice(2);
const redis = openRedis(url);
const worker = hostStage(
  stages.find((stage) => stage === name) as Stage,
  childProcesses(new URL('./hold.child.js', import.meta.url), { stallSeconds: 300 }),
  { redis, board: openSweepBoard(redis), logger: pino({ level: 'silent' }), concurrency: 1 },
);
await worker.waitUntilReady();
process.stdout.write('ready\n');
