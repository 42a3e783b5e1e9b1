import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';

const support = path.join(import.meta.dirname, '../../support');

it('tells the parent of batches and images, once a second at most', async () => {
  const child = fork(path.join(support, 'children/tellSteps.ts'), [], {
    execArgv: ['--import', path.join(support, 'typescriptHook.mjs')],
  });
  const told: unknown[] = [];
  child.on('message', (message) => told.push(message));
  await once(child, 'exit');
  expect(told).toEqual([{ foldcamSteps: 1 }, { foldcamSteps: 3 }]);
});
