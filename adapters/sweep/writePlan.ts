import type { ObjectStore } from '../../core/ports.js';
import { sweepFile } from '../../core/store/layout.js';
import type { Plan } from '../../core/sweep/Plan.js';

/** Stores what a sweep was submitted as, and what it means. */
export async function writePlan(store: ObjectStore, plan: Plan, text: string): Promise<void> {
  const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
  await store.putIfAbsent(sweepFile(plan.id, 'spec.yaml'), encode(text));
  const json = JSON.stringify(plan, undefined, 1);
  await store.putIfAbsent(sweepFile(plan.id, 'plan.json'), encode(`${json}\n`));
}
