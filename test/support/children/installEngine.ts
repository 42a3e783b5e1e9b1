import { installEngine } from '../../../adapters/libtensorflow/installEngine.js';

// Arguments: cache folder, `force` to make it anew. Prints what it tells, then its result as JSON.
const [cacheFolder = '', force = ''] = process.argv.slice(2);
const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const options = { cacheFolder, flavour: 'cpu', force: force === 'force', live: false } as const;
process.stdout.write(JSON.stringify(await installEngine({ ...options, tell })));
