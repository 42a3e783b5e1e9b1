import { setInterval } from 'node:timers';
import type { SandboxedJob } from 'bullmq';

/** Says that it was taken; then holds it, where no other worker did before. */
export default async function hold({ id, data }: SandboxedJob): Promise<void> {
  process.once('disconnect', () => process.exit(0));
  process.stdout.write(`taken ${id}\n`);
  const { again } = data as { again: boolean };
  if (!again) await new Promise(() => setInterval(() => undefined, 1_000));
}
