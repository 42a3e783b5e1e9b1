/** Images per chunk: small enough to spread, large enough to be worth a job. Part of stored layouts. */
export const chunkSize = 16;

/** Splits images into chunks in their order. */
export function imageChunks<T>(images: readonly T[], size = chunkSize): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < images.length; start += size) {
    chunks.push(images.slice(start, start + size));
  }
  return chunks;
}

/** `chunk-0007`: sorts as the chunks do. */
export function chunkName(index: number): string {
  return `chunk-${String(index).padStart(4, '0')}`;
}
