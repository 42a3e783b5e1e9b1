import type { TestProject } from 'vitest/node';
import { findChromium } from '../../bench/support/findChromium.js';
import { ensureNativeEngine } from './nativeEngine.js';
import { ensureOnnxRuntime } from './onnxRuntime.js';
import { findS3Servers } from './s3Servers.js';

/** Runs once before all test files: finds out which servers and engines they can use. */
export default async function globalSetup(project: TestProject): Promise<void> {
  const tell = (line: string): void => {
    process.stderr.write(`\n${line}\n\n`);
  };
  project.provide('chromium', await findChromium(tell));
  project.provide('s3Servers', await findS3Servers(tell));
  project.provide('nativeEngine', await ensureNativeEngine(tell));
  project.provide('onnxCache', await ensureOnnxRuntime(tell));
}
