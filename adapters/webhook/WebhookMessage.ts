import * as z from 'zod';

/** What is told when a sweep has its report. */
export const webhookMessageSchema = z.strictObject({
  /** `sweep.incomplete` where cells are missing. */
  type: z.enum(['sweep.done', 'sweep.incomplete']),
  /** ISO 8601: when the report was written. */
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    sweep: z.string(),
    name: z.string(),
    generation: z.int(),
    cells: z.int(),
    missing: z.int(),
  }),
});

export type WebhookMessage = z.output<typeof webhookMessageSchema>;

/** The same for every try, and for a report that is written twice. */
export const messageId = ({ data }: WebhookMessage): string =>
  `msg_${data.sweep}.g${data.generation}`;
