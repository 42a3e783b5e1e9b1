import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Tells a service to stop, and waits until it has ended. */
export async function endService(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null || service.signalCode !== null) return;
  const exited = once(service, 'exit');
  service.kill('SIGTERM');
  await exited;
}
