import { benchBookkeeping } from './bookkeeping/benchBookkeeping.js';
import { benchApi } from './api/benchApi.js';
import { benchChaos } from './chaos/benchChaos.js';
import { benchCopies } from './copies/benchCopies.js';
import { benchDashboard } from './dashboard/benchDashboard.js';
import { benchBackbones } from './engines/benchBackbones.js';
import { benchEngines } from './engines/benchEngines.js';
import { benchFeatures } from './features/benchFeatures.js';
import { benchImages } from './images/benchImages.js';
import { benchMaps } from './maps/benchMaps.js';
import { benchMemory } from './memory/benchMemory.js';
import { benchPeer } from './peer/benchPeer.js';
import { benchPeerMaps } from './peer/benchPeerMaps.js';
import { benchPhantoms } from './phantoms/benchPhantoms.js';
import { benchRecovery } from './recovery/benchRecovery.js';
import { benchQueue } from './queue/benchQueue.js';
import { benchReport } from './report/benchReport.js';
import { benchResults } from './results/benchResults.js';
import { benchScaling } from './scaling/benchScaling.js';

const benches = {
  api: benchApi,
  backbones: benchBackbones,
  bookkeeping: benchBookkeeping,
  chaos: benchChaos,
  copies: benchCopies,
  dashboard: benchDashboard,
  engines: benchEngines,
  features: benchFeatures,
  images: benchImages,
  maps: benchMaps,
  memory: benchMemory,
  peer: benchPeer,
  'peer-maps': benchPeerMaps,
  phantoms: benchPhantoms,
  recovery: benchRecovery,
  queue: benchQueue,
  report: benchReport,
  results: benchResults,
  scaling: benchScaling,
} as const;

// `npm run bench -- NAME [options]`: measures, writes its page, and fails where a claim does not hold.
const [name = 'engines', ...options] = process.argv.slice(2);
if (!(name in benches)) {
  process.stderr.write(`there is no bench ${name}: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
const broken = await benches[name as keyof typeof benches](options);
for (const claim of broken) process.stderr.write(`does not hold: ${claim}\n`);
process.exit(broken.length === 0 ? 0 : 1);
