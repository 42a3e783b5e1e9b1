import { wordsOf, type Completion, type OptionWord } from './listCompletions.js';

/** A bash script that completes a tree of commands; where none of its words fits, files do. */
export function bashCompletion(name: string, completions: readonly Completion[]): string {
  const below = completions.slice(1).map(({ path }) => `      '${path}') path='${path}' ;;`);
  const values = completions.flatMap(({ path, options }) =>
    options.flatMap((option) => {
      const answer = valueWords(option);
      return answer === undefined ? [] : [`    '${path} ${option.word}') ${answer}; return ;;`];
    }),
  );
  const words = completions.map((one) => {
    const list = wordsOf(one).map(({ word }) => word);
    return `    '${one.path}') words='${list.join(' ')}' ;;`;
  });
  return [
    `# Completion of ${name} for bash: source it, or put it into ~/.local/share/bash-completion/completions/${name}`,
    `_${name}() {`,
    `  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"`,
    `  local path='${name}' words='' i`,
    '  COMPREPLY=()',
    '  for ((i = 1; i < COMP_CWORD; i++)); do',
    '    case "$path ${COMP_WORDS[i]}" in',
    ...below,
    '    esac',
    '  done',
    '  case "$path $before" in',
    ...values,
    '  esac',
    '  case "$path" in',
    ...words,
    '  esac',
    '  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")',
    '}',
    `complete -o bashdefault -o default -F _${name} ${name}`,
    '',
  ].join('\n');
}

function valueWords({ value }: OptionWord): string | undefined {
  if (value === undefined) return undefined;
  const flag = { file: '-f', folder: '-d', other: undefined };
  if (typeof value !== 'string') {
    return `mapfile -t COMPREPLY < <(compgen -W '${value.join(' ')}' -- "$current")`;
  }
  const kind = flag[value];
  // Without an answer bash offers files, which is no help for a number.
  if (kind === undefined) return 'compopt +o default +o bashdefault';
  return `compopt -o filenames; mapfile -t COMPREPLY < <(compgen ${kind} -- "$current")`;
}
