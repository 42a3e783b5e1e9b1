import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);
const program = path.resolve(import.meta.dirname, '../../dist/bench/main.js');
const minutes = 60_000;

// Where there is no S3 server the setup has said so.
test.skipIf(inject('s3Servers').length === 0)(
  'three sweeps on machines that fail lose nothing, count nothing twice and leave nothing behind',
  async () => {
    const sweep = ['--seed', '1', '--runs', '3', '--network', 'tunable', '--no-page'];
    // Fails where a claim does not hold, and says which.
    const { stderr } = await run(process.execPath, [program, 'chaos', ...sweep]);
    const told = stderr.split('\n').filter((line) => line.startsWith('seed '));
    expect(told).toHaveLength(3);
    for (const line of told) expect(line).toMatch(/^seed \d: \d+ s, \d+ faults, nothing lost$/);
  },
  15 * minutes,
);
