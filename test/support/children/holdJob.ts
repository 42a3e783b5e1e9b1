import pino from 'pino';
import { hostStage } from '../../../adapters/queue/hostStage.js';
import { openRedis } from '../../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../../adapters/queue/SweepBoard.js';

// Argument: Redis. Takes one job of the train stage, says so, and never ends it.
const redis = openRedis(process.argv[2] ?? '');
const work = (): Promise<void> => {
  process.stdout.write('taken\n');
  return new Promise(() => undefined);
};
const logger = pino({ level: 'silent' });
hostStage('train', work, { redis, board: openSweepBoard(redis), logger, concurrency: 1 });
