/** Rate and time left of a stage, from what it was seen to do: `1.3/s, 12 s left`. */
export type Pace = (stage: string, done: number, total: number) => string;

export function measurePace(now: () => number = Date.now): Pace {
  const first = new Map<string, { done: number; at: number }>();
  return (stage, done, total) => {
    const start = first.get(stage);
    if (!start) {
      first.set(stage, { done, at: now() });
      return '';
    }
    const seconds = (now() - start.at) / 1_000;
    const rate = (done - start.done) / seconds;
    // What was there from the start tells nothing of the speed.
    if (!(rate > 0) || done >= total) return '';
    return `${rate < 10 ? rate.toFixed(1) : rate.toFixed(0)}/s, ${duration((total - done) / rate)} left`;
  };
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
