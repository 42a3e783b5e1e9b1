import v8 from 'node:v8';
import vm from 'node:vm';
import { storedCheckpoints, removeCheckpoints } from '../../../adapters/cells/storedCheckpoints.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';
import { openNetwork } from '../../../adapters/tensor/openNetwork.js';
import { tuneTail } from '../../../adapters/tensor/tune/tuneTail.js';
import { wideTask } from '../toyTask.js';

// Arguments: engine, folder. Tunes a hundred cells one after the other, checkpoints and predictions too;
// prints the resident memory after cells 20 and 100 in bytes, and the tensors that are left.
const [choice = '', folder = ''] = process.argv.slice(2);
const engine = await openEngine(choice as EngineChoice);
const store = openStore(folder);
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;
const resident: number[] = [];
const before = engine.tf.memory().numTensors;
for (let cell = 1; cell <= 100; cell++) {
  const name = `cell-${cell}`;
  const task = wideTask(cell);
  const checkpoints = storedCheckpoints(store, name, 'choose', 0);
  const { best } = await tuneTail(engine.tf, { ...task, checkpoints });
  await removeCheckpoints(store, name);
  const network = openNetwork(engine, { ...task.graph, parameters: best.parameters }, task.shape);
  network.run(await task.read(task.validation.map((image) => ({ image, mirrored: false }))), 8);
  network.dispose();
  collect();
  resident.push(process.memoryUsage.rss());
}
const left = engine.tf.memory().numTensors - before;
process.stdout.write(JSON.stringify({ resident: [resident[19], resident[99]], left }));
