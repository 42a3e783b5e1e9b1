/** How a job's work ended. */
export interface Finished {
  /** Another worker had stored the result before: this one's copy was removed. */
  readonly late: boolean;
}

export const isLate = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as Partial<Finished>).late === true;
