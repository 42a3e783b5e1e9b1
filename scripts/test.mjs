// `npm test`: sets up what is missing, then types, lint and every test; arguments go to the test runner.
import path from 'node:path';
import { root, run, setUp } from './setUp.mjs';

const tool = (name) => path.join(root, 'node_modules/.bin', name);

setUp();
run(tool('tsc'), ['--noEmit']);
run(tool('tsc'), ['-p', 'web']);
run(tool('eslint'), ['.']);
run(tool('prettier'), ['--check', '--log-level', 'warn', '.']);
run(tool('vitest'), ['run', ...process.argv.slice(2)]);
