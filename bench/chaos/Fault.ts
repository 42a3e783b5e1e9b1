/** What can happen to a sweep's machines. Times are seconds. */
export type Fault =
  /** kill -9 of a worker and of its children; another takes its place. */
  | { readonly kind: 'kill'; readonly worker: number; readonly away: number }
  /** kill -9 of all workers at once. */
  | { readonly kind: 'machine'; readonly away: number }
  /** SIGSTOP of a worker and its children, past its lock; then it goes on as if nothing had been. */
  | { readonly kind: 'freeze'; readonly worker: number; readonly away: number }
  /** SIGKILL of Redis, which starts again from its append-only file. */
  | { readonly kind: 'redis killed'; readonly away: number }
  /** Redis takes connections and does not answer. */
  | { readonly kind: 'redis silent'; readonly away: number }
  /** FLUSHALL; the operator resumes from the store. */
  | { readonly kind: 'redis flushed' };

export type FaultKind = Fault['kind'];

export const faultKinds: readonly FaultKind[] = [
  'kill',
  'machine',
  'freeze',
  'redis killed',
  'redis silent',
  'redis flushed',
];
