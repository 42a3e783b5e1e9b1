/** A name for a file to save: letters, digits, dot, dash and underscore alone. */
export const fileName = (...parts: readonly string[]): string =>
  parts
    .map((part) => part.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '') || '-')
    .join('-')
    .slice(-120);
