import { trunkSource } from '../../../adapters/features/TrunkSource.js';
import { findBackbones } from '../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../adapters/tensor/backbones/planBackbone.js';
import type { EngineChoice } from '../../../adapters/tensor/openEngine.js';

// Arguments: engine, a folder with the small model. Prints what a source of trunks does.
const [choice = '', folder = ''] = process.argv.slice(2);
const told: string[] = [];
const source = trunkSource({
  engine: choice as EngineChoice,
  requireGpu: false,
  backboneFolders: [folder],
  onEngine: (engine) => told.push(engine?.name ?? 'none'),
});
const planned = await planBackbone({ name: 'small' }, await findBackbones([folder]));

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

const graphs = {
  small: await source.graph(planned, ['relu1']),
  large: await source.graph(planned, ['relu1', 'relu2']),
};
const read: string[] = [];
const own: number[] = [];
const open = async (name: keyof typeof graphs): Promise<unknown> => {
  const network = await source.network(name, () => {
    read.push(name);
    return Promise.resolve(graphs[name]);
  }, [4, 4, 3]);
  own.push(tensors() - empty - shallow);
  return network;
};
const [first, again] = await Promise.all([open('small'), open('small')]);
const second = await open('large');
const failure = await source
  .network('none', () => Promise.reject(new Error('no network')), [4, 4, 3])
  .catch((error: unknown) => String(error));
const held = tensors() - empty;
await open('small');

process.stdout.write(
  JSON.stringify({
    told,
    trunks: { same: one === same, other: one !== other, both, shallow, held, names },
    tail: { input: tail.input, outputs: tail.outputs, parameters: [...tail.parameters.keys()] },
    networks: { same: first === again, other: first !== second, failure, read, own },
  }),
);
