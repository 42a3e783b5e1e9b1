import { trunkSource } from '../../../adapters/features/TrunkSource.js';

// Argument: a cache without ONNX Runtime. Prints what a source that must have it says, each time it is asked.
const [cacheFolder = ''] = process.argv.slice(2);
const source = trunkSource({
  ...{ engine: 'cpu', requireGpu: false, trunk: 'onnxruntime', cacheFolder },
  backboneFolders: [],
});
const said: string[] = [];
for (let asked = 0; asked < 2; asked++) {
  const failed = (error: unknown) => (error as { code?: string }).code ?? String(error);
  said.push(await source.description().catch(failed));
}
process.stdout.write(JSON.stringify(said));
