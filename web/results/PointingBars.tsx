import type { JSX } from 'preact';
import type { Place, PointingResult } from '../api/types.js';
import { formatCount, formatPercent } from '../parts/format.js';
import { placeNames, rateOf, shownPlaces } from './rateOf.js';
import { RateBar } from './RateBar.js';

/** One table a place: methods under each other, each rate as a bar beside its chance. */
export function PointingBars({
  pointing,
}: {
  readonly pointing: readonly PointingResult[];
}): JSX.Element {
  return (
    <>
      <div class="places">
        {shownPlaces.map((place) => (
          <PlaceTable key={place} place={place} pointing={pointing} />
        ))}
      </div>
      <p class="soft note">
        Bars: how often the map's maximum lies there. Upright line: chance, the place's mean share
        of the image. Whisker: Wilson's 95 % interval, which takes images for independent; the
        report has intervals by group. The first table counts correctly classified images.
      </p>
    </>
  );
}

interface PlaceTableProps {
  readonly place: Place;
  readonly pointing: readonly PointingResult[];
}

function PlaceTable({ place, pointing }: PlaceTableProps): JSX.Element {
  return (
    <table class={`place place-${place}`}>
      <caption>{placeNames[place]}</caption>
      <colgroup>
        <col class="place-method" />
        <col class="place-rate" />
        <col />
        <col class="place-hits" />
      </colgroup>
      <tbody>
        {pointing.map((one) => {
          const rate = rateOf(one, place);
          return (
            <tr key={one.method}>
              <th scope="row">{one.method}</th>
              <td class="number">{formatPercent(rate.rate)}</td>
              <td class="bar-cell">
                <RateBar rate={rate} place={place} />
              </td>
              <td class="number soft">
                {formatCount(rate.hits)}/{formatCount(rate.n)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
