// `npm start`: sets up what is missing and runs the demo sweep to its report.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root, setUp } from './setUp.mjs';

setUp();
const program = path.join(root, 'dist/cli/main.js');
const demo = spawn(process.execPath, [program, 'demo', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Ctrl-C in a terminal reaches the demo too, which stops in order: wait for it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => demo.kill('SIGTERM'));
demo.on('exit', (code) => (process.exitCode = code ?? 1));
