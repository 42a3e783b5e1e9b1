import { useCallback, useState } from 'preact/hooks';
import { asApiError, type ApiError } from '../api/ApiError.js';

export interface Attempting {
  readonly attempt: (work: () => Promise<void>) => void;
  readonly failure: ApiError | undefined;
  readonly busy: boolean;
}

/** Runs what a person asked for, and keeps why it failed. */
export function useFailure(): Attempting {
  const [failure, setFailure] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const attempt = useCallback((work: () => Promise<void>) => {
    setFailure(undefined);
    setBusy(true);
    work()
      .catch((error: unknown) => setFailure(asApiError(error)))
      .finally(() => setBusy(false));
  }, []);
  return { attempt, failure, busy };
}
