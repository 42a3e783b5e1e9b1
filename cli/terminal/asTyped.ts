/** What npm is doing when it starts a `foldcam` that is on no PATH: `npx foldcam`, or `npm start` in the clone. */
const byNpm: readonly string[] = ['exec', 'start'];

/** A text whose commands, in backticks, are as the user can type them. */
export const asTyped = (
  text: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string =>
  byNpm.includes(variables['npm_command'] ?? '')
    ? text.replaceAll('`foldcam ', '`npx foldcam ')
    : text;
