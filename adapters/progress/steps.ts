type Listener = (steps: number) => void;

let steps = 0;
let listener: Listener | undefined;

/** Says that this process got on with its job: a batch, an image, an object of the store. */
export function countStep(): void {
  steps++;
  listener?.(steps);
}

/** Has the process's one listener told of every step; it is told how many there were so far. */
export function onStep(told: Listener): void {
  listener = told;
}
