import type { JSX } from 'preact';

/** A dot between 0.5 at the left, which is chance, and 1 at the right. */
export function AucStrip({ auc }: { readonly auc: number | null | undefined }): JSX.Element {
  if (auc === null || auc === undefined) return <span class="auc-strip" />;
  const left = `${Math.min(100, Math.max(0, 200 * (auc - 0.5)))}%`;
  return (
    <span class="auc-strip">
      <i style={{ left }} />
    </span>
  );
}
