import type { JSX } from 'preact';
import { cellLetters, type CellKind } from './cellMark.js';

export function Legend(): JSX.Element {
  return (
    <ul class="legend" aria-label="What the signs of the cells mean">
      {(Object.keys(cellLetters) as CellKind[]).map((kind) => (
        <li key={kind}>
          <span class={`cell cell-${kind}`} aria-hidden="true">
            {cellLetters[kind]}
          </span>
          {kind}
        </li>
      ))}
    </ul>
  );
}
