import { errorKind, type ErrorCode } from '../errors/catalogue.js';
import type { Stage } from './stages.js';

/** How often a job is tried when its tries end in errors of one class, and the pauses between. */
export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubled for each further one. */
  readonly backoff: number;
  /** Milliseconds that no pause is longer than. */
  readonly longest: number;
}

export type FailureClass = 'permanent' | 'transient' | 'outage';

export const retryPolicy: Readonly<Record<FailureClass, RetryPolicy>> = {
  permanent: { attempts: 1, backoff: 0, longest: 0 },
  // Four pauses, 15 s in all.
  transient: { attempts: 5, backoff: 1_000, longest: 8_000 },
  // Eleven pauses, 6 min in all: a server is started again, a disk is cleared.
  outage: { attempts: 12, backoff: 1_000, longest: 60_000 },
};

/** Someone waits for a submission's answer: whatever the error, it is not tried more often. */
export const submissionAttempts = 3;

const outages: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'FOLDCAM_E_REDIS_UNREACHABLE',
  'FOLDCAM_E_REDIS_FULL',
  'FOLDCAM_E_STORE_UNREACHABLE',
  'FOLDCAM_E_STORE_FULL',
]);

export function failureClass(code: ErrorCode): FailureClass {
  if (errorKind(code).permanent) return 'permanent';
  return outages.has(code) ? 'outage' : 'transient';
}

/** Milliseconds after so many tries, before they are spread. */
export const pauseAfter = ({ backoff, longest }: RetryPolicy, tries: number): number =>
  Math.min(backoff * 2 ** (tries - 1), longest);

/** Tries that a job of a stage has when no two classes of errors share theirs. */
export function mostAttempts(stage: Stage): number {
  if (stage === 'produce') return submissionAttempts;
  return retryPolicy.outage.attempts + retryPolicy.transient.attempts - 1;
}

/**
 * Milliseconds to wait before a job is tried again, or nothing when it is given up.
 * @param code of the error that the last try ended in
 * @param tries that have ended in an error of this class, the last one among them
 * @param random from 0 to 1: pauses are spread by a quarter to both sides, so that jobs which failed
 * together do not come back together
 */
export function retryPause(
  stage: Stage,
  code: ErrorCode,
  tries: number,
  random: number,
): number | undefined {
  const policy = retryPolicy[failureClass(code)];
  const { attempts } = policy;
  if (tries >= (stage === 'produce' ? Math.min(attempts, submissionAttempts) : attempts)) {
    return undefined;
  }
  return Math.round(pauseAfter(policy, tries) * (0.75 + random / 2));
}
