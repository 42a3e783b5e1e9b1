import { wordsOf, type Completion, type OptionWord } from './listCompletions.js';

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A zsh script that completes a tree of commands, each word with what it means. */
export function zshCompletion(name: string, completions: readonly Completion[]): string {
  const below = completions.slice(1).map(({ path }) => `      ('${path}') at='${path}' ;;`);
  const values = completions.flatMap(({ path, options }) =>
    options.flatMap((option) => {
      const answer = valueWords(option);
      return answer === undefined ? [] : [`    ('${path} ${option.word}') ${answer}; return ;;`];
    }),
  );
  const words = completions.map((one) => {
    const list = wordsOf(one).map(({ word, about }) =>
      quote(`${word}:${about.replaceAll(':', String.raw`\:`)}`),
    );
    return `    ('${one.path}') found=(${list.join(' ')}) ;;`;
  });
  return [
    `#compdef ${name}`,
    `# Completion of ${name} for zsh: put it into a folder of $fpath as _${name}`,
    `_${name}() {`,
    `  local at='${name}' word`,
    '  local -a found',
    '  for word in ${words[2,CURRENT-1]}; do',
    '    case "$at $word" in',
    ...below,
    '    esac',
    '  done',
    '  case "$at ${words[CURRENT-1]}" in',
    ...values,
    '  esac',
    '  case "$at" in',
    ...words,
    '  esac',
    `  _describe '${name}' found || _files`,
    '}',
    `if [ "$funcstack[1]" = "_${name}" ]; then _${name} "$@"; else compdef _${name} ${name}; fi`,
    '',
  ].join('\n');
}

function valueWords({ value }: OptionWord): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return `compadd -- ${value.join(' ')}`;
  return { file: '_files', folder: '_files -/', other: "_message 'a value'" }[value];
}
