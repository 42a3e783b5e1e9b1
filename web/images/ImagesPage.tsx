import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { asApiError, type ApiError } from '../api/ApiError.js';
import { getJson } from '../api/getJson.js';
import { sweepPath } from '../api/paths.js';
import type { ImageList as Page, ImageRow, Sweep } from '../api/types.js';
import { useEvents } from '../api/useEvents.js';
import { useResource } from '../api/useResource.js';
import { hrefWith, navigate, useLocation } from '../app/location.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { useSoon } from '../parts/useSoon.js';
import { useTitle } from '../parts/useTitle.js';
import { SweepFrame } from '../sweep/SweepFrame.js';
import { Filters } from './Filters.js';
import { ImageList } from './ImageList.js';
import { ImageView } from './ImageView.js';
import { readFilter } from './readFilter.js';
import { useImageKeys } from './useImageKeys.js';

/** The held-out images of a run, one after another, with their maps. */
export function ImagesPage({ sweep: id }: { readonly sweep: string }): JSX.Element {
  const status = useResource<Sweep>(sweepPath(id), 15_000);
  const sweep = status.value;
  const { query } = useLocation();
  const filter = sweep && readFilter(query, sweep.plan);
  const path = filter ? sweepPath(id, '/images', filter) : null;
  const first = useResource<Page>(path);
  const [more, setMore] = useState<readonly Page[]>([]);
  const [failed, setFailed] = useState<ApiError>();
  useEffect(() => setMore([]), [path]);
  const soon = useSoon(first.reload, 5_000);
  useEvents(sweepPath(id, '/events'), ({ event }) => event === 'cell' && soon(), soon);
  const images = [...(first.value?.images ?? []), ...more.flatMap((page) => page.images)];
  const next = more.length > 0 ? more.at(-1)?.next : first.value?.next;
  const load = (): void => {
    if (typeof next !== 'string') return;
    getJson<Page>(sweepPath(id, '/images', { ...filter, cursor: next })).then(
      (page) => setMore((pages) => [...pages, page]),
      (reason: unknown) => setFailed(asApiError(reason)),
    );
  };
  const named = query.get('image');
  const at = named === null ? 0 : images.findIndex(({ image }) => image === named);
  const wanted = named ?? images[0]?.image;
  const whole = useWhole(id, filter, wanted);
  const shown = whole ?? images[at];
  useTitle(shown?.image ?? 'Images', sweep?.name ?? id);
  const open = (index: number): void => {
    const image = images[index]?.image;
    if (image !== undefined) navigate(hrefWith({ image }), 'replace');
    if (index >= images.length - 5) load();
  };
  const moves = { previous: () => open(at - 1), next: () => open(at + 1) };
  useImageKeys(moves);
  return (
    <SweepFrame id={id} page="images" sweep={sweep} error={status.error} onSteered={status.reload}>
      {sweep && filter && <Filters plan={sweep.plan} filter={filter} />}
      {first.error && <ErrorNote error={first.error} />}
      {failed && <ErrorNote error={failed} />}
      {first.value && images.length === 0 && (
        <p class="empty">No image is like that, or its cell has not been scored yet.</p>
      )}
      {sweep && filter && shown && (
        <div class="browser">
          <ImageList
            images={images}
            shown={shown.image}
            target={filter.target}
            onOpen={open}
            onMore={typeof next === 'string' ? load : undefined}
          />
          <ImageView
            sweep={id}
            plan={sweep.plan}
            row={shown}
            target={filter.target ?? ''}
            following={images[at + 1]}
            place={{ at, of: images.length, more: typeof next === 'string' }}
            moves={moves}
          />
        </div>
      )}
    </SweepFrame>
  );
}

/** An image with the outcomes of all methods, also of one that is not in the list. */
function useWhole(
  sweep: string,
  filter: ReturnType<typeof readFilter> | undefined,
  image: string | undefined,
): ImageRow | undefined {
  const own =
    filter && image !== undefined ? { run: filter.run, target: filter.target, image } : null;
  const { value } = useResource<Page>(own && sweepPath(sweep, '/images', own));
  return value?.images[0];
}
