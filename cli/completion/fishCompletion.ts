import type { Completion } from './listCompletions.js';

const quote = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;

/** A fish script that completes a tree of commands, each word with what it means. */
export function fishCompletion(name: string, completions: readonly Completion[]): string {
  const lines = completions.flatMap(({ path, verbs, choices, options }) => {
    const [, ...seen] = path.split(' ');
    const here = seen.map((verb) => `__fish_seen_subcommand_from ${verb}`);
    // Where a verb has verbs of its own, until one of them is there.
    const open = verbs.map(({ word }) => word).join(' ');
    const isOpen =
      seen.length === 0 ? '__fish_use_subcommand' : `not __fish_seen_subcommand_from ${open}`;
    const at = quote([...here, ...(verbs.length > 0 ? [isOpen] : [])].join('; and '));
    const line = (rest: string): string => `complete -c ${name} -n ${at} ${rest}`;
    return [
      ...verbs.map(({ word, about }) => line(`-f -a ${word} -d ${quote(about)}`)),
      ...choices.map((word) => line(`-f -a ${word}`)),
      ...options.map(({ word, about, value }) => {
        const takes =
          value === undefined
            ? ''
            : typeof value === 'string'
              ? valueFlag[value]
              : ` -x -a ${quote(value.join(' '))}`;
        return line(`-l ${word.replace(/^--/, '')}${takes} -d ${quote(about)}`);
      }),
    ];
  });
  const head = `# Completion of ${name} for fish: put it into ~/.config/fish/completions/${name}.fish`;
  return [head, ...lines, ''].join('\n');
}

const valueFlag = {
  file: ' -r -F',
  folder: " -x -a '(__fish_complete_directories)'",
  other: ' -x',
};
