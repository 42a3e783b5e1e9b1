import { readFileSync } from 'node:fs';

// Those that TensorFlow's kernels choose between.
const known = { avx512f: 'AVX512F', avx2: 'AVX2', fma: 'FMA' } as const;

/** The instruction sets that matter here, out of the text of /proc/cpuinfo. */
export function parseCpuFeatures(cpuinfo: string): string[] {
  const line = /^flags\s*:(.*)$/m.exec(cpuinfo)?.[1] ?? '';
  const flags = new Set(line.trim().split(/\s+/));
  return Object.entries(known)
    .filter(([flag]) => flags.has(flag))
    .map(([, name]) => name);
}

/** Those of this machine; none where the system does not tell. */
export function cpuFeatures(): string[] {
  try {
    return parseCpuFeatures(readFileSync('/proc/cpuinfo', 'utf8'));
  } catch {
    return [];
  }
}
