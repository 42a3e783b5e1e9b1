import type { JSX } from 'preact';
import type { PointingResult } from '../api/types.js';
import { formatPercent } from '../parts/format.js';
import { liftOf, placeNames, rateOf, shownPlaces } from './rateOf.js';

/** Rates of all methods side by side, with chance and how many times chance. */
export function MethodTable({
  pointing,
}: {
  readonly pointing: readonly PointingResult[];
}): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Methods compared">
      <table class="methods">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              method
            </th>
            {shownPlaces.map((place) => (
              <th key={place} scope="colgroup" colSpan={3}>
                {place === 'inRegions' ? 'In regions' : placeNames[place]}
              </th>
            ))}
          </tr>
          <tr>
            {shownPlaces.flatMap((place) =>
              ['rate', 'chance', 'lift'].map((name) => (
                <th key={`${place} ${name}`} scope="col" class={`number ${name}`}>
                  {name}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {pointing.map((one) => (
            <tr key={one.method}>
              <th scope="row">{one.method}</th>
              {shownPlaces.flatMap((place) => {
                const rate = rateOf(one, place);
                const lift = liftOf(rate);
                return [
                  <td key={`${place} rate`} class="number rate">
                    {formatPercent(rate.rate)}
                  </td>,
                  <td key={`${place} chance`} class="number chance soft">
                    {formatPercent(rate.chance)}
                  </td>,
                  <td key={`${place} lift`} class="number lift">
                    {lift === null ? '–' : `${lift.toFixed(1)}×`}
                  </td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
