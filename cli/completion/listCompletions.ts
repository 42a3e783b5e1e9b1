import type { Argument, Command, Option } from 'commander';

/** What may follow one command on its line. */
export interface Completion {
  /** `foldcam`, `foldcam dataset`, `foldcam dataset inspect`. */
  readonly path: string;
  /** Verbs below it. */
  readonly verbs: readonly Word[];
  /** Values that its arguments can have, where they are few. */
  readonly choices: readonly string[];
  readonly options: readonly OptionWord[];
}

export interface Word {
  readonly word: string;
  readonly about: string;
}

export interface OptionWord extends Word {
  /** What its value is; nothing where it has none. */
  readonly value: 'file' | 'folder' | 'other' | readonly string[] | undefined;
}

const help: OptionWord = { word: '--help', about: 'what the command does', value: undefined };

/** Every command of a tree with what may follow it, the tree's root first. */
export function listCompletions(command: Command, above = ''): readonly Completion[] {
  const path = `${above}${command.name()}`;
  const verbs = command.commands.map((verb) => ({ word: verb.name(), about: aboutOf(verb) }));
  const options = command.options.filter(({ hidden }) => !hidden).map(optionWord);
  const choices = command.registeredArguments.flatMap((one: Argument) => one.argChoices ?? []);
  const below = command.commands.flatMap((verb) => listCompletions(verb, `${path} `));
  return [{ path, verbs, choices, options: [...options, help] }, ...below];
}

const aboutOf = (command: Command): string => command.summary() || command.description();

function optionWord(option: Option): OptionWord {
  const { long, short, description: about, argChoices, flags } = option;
  const value = /<([^>]+)>/.exec(flags)?.[1];
  const kind = value === undefined ? undefined : (argChoices ?? kindOf(value));
  return { word: long ?? short ?? flags, about, value: kind };
}

function kindOf(value: string): 'file' | 'folder' | 'other' {
  if (value === 'dir') return 'folder';
  return value.includes('file') ? 'file' : 'other';
}

/** The words that may come next, verbs first. */
export const wordsOf = ({ verbs, choices, options }: Completion): readonly Word[] => [
  ...verbs,
  ...choices.map((word) => ({ word, about: '' })),
  ...options,
];
