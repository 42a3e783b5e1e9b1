type Listener = (size: number, error: unknown) => void;

let listener: Listener | undefined;

/** Has the process's one listener told of batches that are computed in smaller pieces from now on. */
export function onShrunk(told: Listener): void {
  listener = told;
}

/** Says that memory ran out, and of how many images pieces are now. */
export function tellShrunk(size: number, error: unknown): void {
  listener?.(size, error);
}
