import { checkpointFile } from '../../../adapters/cells/checkpointFile.js';
import { storedCheckpoints } from '../../../adapters/cells/storedCheckpoints.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { openEngine } from '../../../adapters/tensor/openEngine.js';
import { tuneTail } from '../../../adapters/tensor/tune/tuneTail.js';
import type { Recipe } from '../../../core/sweep/Recipe.js';
import { deepToyTask, toyTask } from '../toyTask.js';

// Arguments: folder, cell, recipe, `deep` or `tail`, the epoch after whose checkpoint this process kills
// itself. Trains, and prints the first epoch of this process and the digest of all that came of it.
const [folder = '', cell = '', recipe = '{}', depth = '', last = '0'] = process.argv.slice(2);
const { tf } = await openEngine('wasm');
const make = depth === 'deep' ? deepToyTask : toyTask;
const epochs: number[] = [];
const { best, curve } = await tuneTail(tf, {
  ...make(JSON.parse(recipe) as Partial<Recipe>),
  checkpoints: storedCheckpoints(openStore(folder), cell, 'choose', 0),
  onEpoch: (epoch) => {
    epochs.push(epoch);
    if (epoch === Number(last)) process.kill(process.pid, 'SIGKILL');
    return Promise.resolve();
  },
});
const nothing = new Map();
const state = { epoch: 0, steps: 0, parameters: nothing, first: nothing, second: nothing };
const digest = sha256Hex(checkpointFile.write({ ...state, curve, best }));
process.stdout.write(JSON.stringify({ digest, first: epochs[0] }));
