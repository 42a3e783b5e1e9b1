/** The variable by which users limit the threads of everything that computes on the processor. */
export const threadsVariable = 'TF_NUM_INTRAOP_THREADS';

/** How many threads the user has set; 0 for none. */
export const threadsSet = (): number => Number(process.env[threadsVariable] ?? 0) || 0;
