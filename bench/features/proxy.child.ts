import { startFaultyProxy } from '../chaos/startFaultyProxy.js';

// A way to the server at UPSTREAM that takes DELAY milliseconds; in a process of its own, so that it goes on
// while another one computes.
const [upstream = '', delay = ''] = process.argv.slice(2);
const proxy = await startFaultyProxy({ upstream, seed: 0, delay: Number(delay) });
process.send?.(proxy.url);
process.once('disconnect', () => void proxy.close());
