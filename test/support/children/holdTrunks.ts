import { trunkSource } from '../../../adapters/features/TrunkSource.js';
import { findBackbones } from '../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../adapters/tensor/backbones/planBackbone.js';
import type { Network } from '../../../adapters/tensor/openNetwork.js';
import type { EngineChoice } from '../../../adapters/tensor/openEngine.js';

// Arguments: engine, a folder with the small model. Prints what a source of trunks does.
const [choice = '', folder = ''] = process.argv.slice(2);
const told: string[] = [];
const source = trunkSource({
  engine: choice as EngineChoice,
  requireGpu: false,
  backboneFolders: [folder],
  onEngine: ({ name }) => told.push(name),
});
const planned = await planBackbone({ name: 'small' }, await findBackbones([folder]));

/** Opens networks that say when they are given up. */
const events: string[] = [];
const open = (key: string) => (): Promise<Network> => {
  events.push(`open ${key}`);
  return Promise.resolve({ run: () => [], dispose: () => events.push(`dispose ${key}`) });
};

const { tf } = await source.engine();
const tensors = (): number => tf.memory().numTensors;
const empty = tensors();
const [one, same] = await Promise.all([
  source.trunk(planned, ['relu1', 'relu2']),
  source.trunk(planned, ['relu1', 'relu2']),
]);
const both = tensors() - empty;
const other = await source.trunk(planned, ['relu1']);
const shallow = tensors() - empty;
const run = await other.run(new Float32Array(48), 1);
const names = run.map((taps) => taps.map(({ layer }) => layer));

const tail = await source.tail(planned, 'relu1', ['relu2']);

const [first, again] = await Promise.all([
  source.network('a', open('a')),
  source.network('a', open('a')),
]);
const second = await source.network('b', open('b'));
const failure = await source
  .network('c', () => Promise.reject(new Error('no network')))
  .catch((error: unknown) => String(error));
await source.network('c', open('c'));
const held = tensors() - empty;

process.stdout.write(
  JSON.stringify({
    told,
    trunks: { same: one === same, other: one !== other, both, shallow, held, names },
    tail: { input: tail.input, outputs: tail.outputs, parameters: [...tail.parameters.keys()] },
    networks: { same: first === again, other: first !== second, failure, events },
  }),
);
