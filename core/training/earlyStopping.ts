/** Told the validation loss after each epoch, says whether training should stop. */
export interface EarlyStopping {
  /** True when the loss has not fallen for `patience` epochs. */
  observe(epoch: number, loss: number): boolean;
  /** The epoch (from 1) with the least loss so far; 0 before the first. */
  best(): number;
}

export function earlyStopping(patience: number): EarlyStopping {
  let best = 0;
  let least = Infinity;
  return {
    observe(epoch, loss) {
      if (loss < least) {
        least = loss;
        best = epoch;
      }
      return epoch - best >= patience;
    },
    best: () => best,
  };
}
