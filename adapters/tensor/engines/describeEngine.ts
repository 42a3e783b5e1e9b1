import type { EngineFacts } from './EngineFacts.js';
import { describeGpu } from './gpu/describeGpu.js';

/** One line for reports and logs: `tensorflow 2.18.1 (tfjs 4.22.0, CPU, AVX2 FMA, 8 threads)`. */
export function describeEngine(facts: EngineFacts): string {
  const { name, tfjs, library, cpuFeatures, threads, gpu } = facts;
  const device = library === undefined ? [] : [gpu === undefined ? 'CPU' : describeGpu(gpu)];
  const parts = [
    `tfjs ${tfjs}`,
    ...device,
    cpuFeatures.length > 0 ? cpuFeatures.join(' ') : 'no SIMD',
    threads === 1 ? '1 thread' : `${threads} threads`,
  ];
  return `${[name, library?.version].filter(Boolean).join(' ')} (${parts.join(', ')})`;
}
