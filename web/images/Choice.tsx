import type { JSX } from 'preact';

export interface ChoiceProps {
  readonly name: string;
  readonly value: string | undefined;
  /** Values, and how they are shown. */
  readonly of: readonly (readonly [value: string, shown: string])[];
  /** Nothing can be chosen too. */
  readonly any?: boolean;
  readonly onChange: (value: string) => void;
}

export function Choice({ name, value = '', of, any = false, onChange }: ChoiceProps): JSX.Element {
  return (
    <label>
      {name}{' '}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {any && <option value="">any</option>}
        {of.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}
