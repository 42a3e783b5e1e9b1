import type { JSX } from 'preact';
import type { Attempt } from '../api/types.js';
import { formatDuration, formatTime } from '../parts/format.js';

export function Attempts({ attempts }: { readonly attempts: readonly Attempt[] }): JSX.Element {
  if (attempts.length === 0) return <p class="soft">No job of it is known to Redis any more.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Attempts">
      <table>
        <thead>
          <tr>
            <th scope="col">stage</th>
            <th scope="col">state</th>
            <th scope="col" class="number">
              tries
            </th>
            <th scope="col">started</th>
            <th scope="col" class="number">
              took
            </th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((one) => (
            <tr key={one.stage}>
              <th scope="row">{one.stage}</th>
              <td>{one.state}</td>
              <td class="number">{one.attempts ?? '–'}</td>
              <td class="time">{formatTime(one.started)}</td>
              <td class="number">{formatDuration(one.ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
