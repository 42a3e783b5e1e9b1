import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DetectedGpus, Gpu } from './Gpu.js';
import { parseDriverVersion, parseGpuModel, parseNvidiaSmi, smiColumns } from './parseNvidiaSmi.js';

const run = promisify(execFile);

/**
 * The devices that the driver shows: by nvidia-smi, else by what the kernel module tells.
 * @param smi the program to ask
 */
export async function detectGpus(
  proc = '/proc/driver/nvidia',
  smi = 'nvidia-smi',
): Promise<DetectedGpus> {
  const version = await readFile(path.join(proc, 'version'), 'utf8').catch(() => '');
  const driver = parseDriverVersion(version);
  const gpus = (await bySmi(smi)) ?? (await byKernel(proc));
  const told = driver ?? gpus[0]?.driver;
  const complete = gpus.map((gpu) => (told === undefined ? gpu : { driver: told, ...gpu }));
  return { ...(told === undefined ? {} : { driver: told }), gpus: complete };
}

async function bySmi(smi: string): Promise<Gpu[] | undefined> {
  for (const columns of [smiColumns, smiColumns.slice(0, -1)]) {
    const query = [`--query-gpu=${columns.join()}`, '--format=csv,noheader,nounits'];
    try {
      const { stdout } = await run(smi, query, { timeout: 20_000 });
      return parseNvidiaSmi(stdout);
    } catch {
      // Not here, or too old for a column.
    }
  }
  return undefined;
}

async function byKernel(proc: string): Promise<Gpu[]> {
  const folder = path.join(proc, 'gpus');
  const gpus: Gpu[] = [];
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    const text = await readFile(path.join(folder, name, 'information'), 'utf8').catch(() => '');
    gpus.push({ name: parseGpuModel(text) ?? 'NVIDIA GPU' });
  }
  return gpus;
}
