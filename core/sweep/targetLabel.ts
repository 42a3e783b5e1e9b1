import type { Target } from '../store/layout.js';

/** The label whose evidence a map shows. */
export function targetLabel(
  target: Target,
  predicted: string,
  label: string,
  labels: readonly [string, string],
): string {
  switch (target) {
    case 'predicted':
      return predicted;
    case 'true':
      return label;
    case 'positive':
      return labels[1];
  }
}
