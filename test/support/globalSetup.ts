import type { TestProject } from 'vitest/node';
import { ensureNativeEngine } from './nativeEngine.js';
import { findS3Servers } from './s3Servers.js';

/** Runs once before all test files: finds out which servers and engines they can use. */
export default async function globalSetup(project: TestProject): Promise<void> {
  const tell = (line: string): void => {
    process.stderr.write(`\n${line}\n\n`);
  };
  project.provide('s3Servers', await findS3Servers(tell));
  project.provide('nativeEngine', await ensureNativeEngine(tell));
}
