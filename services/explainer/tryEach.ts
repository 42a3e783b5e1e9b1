/**
 * Does the work for one item after another, those behind a failure too.
 * @throws what the first failure threw, when all are done
 */
export async function tryEach<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: Error[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  const [first] = failures;
  if (first) throw first;
}
