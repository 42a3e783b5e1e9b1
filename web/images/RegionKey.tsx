import type { JSX } from 'preact';
import { outcomeLetters } from './outcomeLetter.js';

const drawn = ['mass', 'peritumoral', 'below'] as const;

/** How the outlines look, and the letters of the list. */
export function RegionKey(): JSX.Element {
  return (
    <ul class="region-key" aria-label="Outlines">
      {drawn.map((region) => (
        <li key={region}>
          <svg width="26" height="10" aria-hidden="true">
            <rect width="26" height="10" fill="#000" />
            <line class={`outline outline-${region}`} x1="2" x2="24" y1="5" y2="5" />
          </svg>
          {outcomeLetters[region]} {region}
        </li>
      ))}
      <li>E elsewhere</li>
    </ul>
  );
}
