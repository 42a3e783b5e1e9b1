/**
 * Whether a request that changes something may come from where its Origin header says: from nowhere (no
 * browser), or from a page of this very server.
 */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return (
    host !== undefined && origin.replace(/^https?:\/\//i, '').toLowerCase() === host.toLowerCase()
  );
}
