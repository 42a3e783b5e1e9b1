import { trunkSource } from '../../../adapters/features/TrunkSource.js';
import { findBackbones } from '../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../adapters/tensor/backbones/planBackbone.js';

// Arguments: a folder with the small model, one with ONNX Runtime. Prints what was opened for a trunk, and later,
// and what the trunk is said to be computed by at both times.
const [folder = '', cacheFolder = ''] = process.argv.slice(2);
const told: string[] = [];
const source = trunkSource({
  ...{ engine: 'cpu', requireGpu: false, trunk: 'auto', cacheFolder },
  backboneFolders: [folder],
  onEngine: (engine, runtime) =>
    told.push(`${engine?.name ?? 'no engine'}, ${runtime ? 'runtime' : 'no runtime'}`),
});
const planned = await planBackbone({ name: 'small' }, await findBackbones([folder]));
const trunk = await source.trunk(planned, ['relu1']);
const [taps = []] = await trunk.run(new Float32Array(48), 1);
const alone = [...told];
const described = [await source.trunkDescription(planned)];
const opened = source.opened() !== undefined;
await source.engine();
described.push(await source.trunkDescription(planned));
const layers = taps.map((tap) => tap.layer);
process.stdout.write(JSON.stringify({ alone, opened, told, described, layers }));
