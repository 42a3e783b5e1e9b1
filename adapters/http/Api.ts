import type { Redis } from 'ioredis';
import type { ObjectStore } from '../../core/ports.js';
import type { SweepBoard } from '../queue/SweepBoard.js';
import type { Logger } from '../telemetry/openLogger.js';
import type { Results } from './data/interimResults.js';
import type { CellCache } from './data/openCellCache.js';
import type { EventSource } from './live/openEvents.js';
import type { SweepIndex } from './live/openSweepIndex.js';
import type { SweepCache } from './live/openSweepCache.js';
import type { Tokens } from './Tokens.js';

/** What the routes work with; opened once per server. */
export interface Api {
  readonly store: ObjectStore;
  readonly redis: Redis;
  readonly board: SweepBoard;
  readonly logger: Logger;
  readonly tokens: Tokens;
  /** Resolved folders that data of submitted sweeps may lie under. */
  readonly dataRoots: readonly string[];
  readonly sweeps: SweepCache;
  readonly index: SweepIndex;
  readonly cells: CellCache;
  readonly results: Results;
  readonly events: EventSource;
}
