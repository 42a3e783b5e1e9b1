import { setInterval } from 'node:timers';
import { existsSync, writeFileSync } from 'node:fs';

// A job for a child process that hangs the first time, as its data say, and says where; then it is done.
export default async function halting({ data }) {
  const { mark, does, sweep } = data;
  process.send({ foldcamSteps: 1 });
  if (existsSync(mark)) return { pid: process.pid, sweep };
  writeFileSync(mark, String(process.pid));
  if (does === 'stops') process.kill(process.pid, 'SIGSTOP');
  if (does === 'waits') await new Promise(() => setInterval(() => undefined, 1000));
  for (;;);
}
