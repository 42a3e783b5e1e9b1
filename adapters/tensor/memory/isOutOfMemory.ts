// TensorFlow's status and its allocator's words, what CUDA's libraries return, and what a full wasm heap
// throws.
const signs = [
  /\bOOM\b/,
  /resource.?exhausted/i,
  /out.of.memory/i,
  /failed to allocate/i,
  /alloc_failed/i,
  /bad_alloc/,
  /dst tensor is not initialized/i,
  /cannot enlarge memory/i,
  /maximum memory size exceeded/i,
  /memory access out of bounds/i,
  /array buffer allocation failed/i,
];

/** Whether an engine failed because its memory was full: a smaller batch may do. */
export function isOutOfMemory(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return signs.some((sign) => sign.test(message));
}
