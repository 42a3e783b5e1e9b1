import * as Plot from '@observablehq/plot';

/** An axis from 0 to 1. */
export const unitAxis = (label: string) =>
  ({ domain: [0, 1], label, labelAnchor: 'center', labelArrow: 'none', ticks: 5 }) as const;

/** The size of a plot of one share against another. */
export const unitSquare = { width: 400, height: 400, marginLeft: 48, marginBottom: 42 } as const;

/** Its diagonal and its frame. */
export const unitMarks = (): Plot.Markish[] => [
  Plot.link([0], {
    x1: 0,
    y1: 0,
    x2: 1,
    y2: 1,
    stroke: 'var(--rule)',
    strokeDasharray: '4 4',
  }),
  Plot.frame({ stroke: 'var(--rule)' }),
];
