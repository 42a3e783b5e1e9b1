import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is yes; for what another process does in its own time. */
export async function until(
  what: string,
  condition: () => Promise<boolean>,
  patience = 20_000,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await pause(20);
  }
}
