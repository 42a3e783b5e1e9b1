import { startEmbeddedRedis } from '../../../adapters/redis/startEmbeddedRedis.js';

// Arguments: folder, cache folder. Starts a server, prints its address and waits to be ended.
const [folder = '', cacheFolder = ''] = process.argv.slice(2);
const { url } = await startEmbeddedRedis({ folder, cacheFolder });
process.stdout.write(`${url}\n`);
process.stdin.resume();
