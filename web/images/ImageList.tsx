import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { ImageRow } from '../api/types.js';
import { hrefWith } from '../app/location.js';
import { formatFigure } from '../parts/format.js';
import { outcomeLetters } from './outcomeLetter.js';

export interface ImageListProps {
  readonly images: readonly ImageRow[];
  readonly shown: string;
  readonly target: string | undefined;
  readonly onOpen: (index: number) => void;
  readonly onMore: (() => void) | undefined;
}

/** One line an image: what it is, what it was taken for, and where each method points. */
export function ImageList({ images, shown, target, onOpen, onMore }: ImageListProps): JSX.Element {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const line = box.current?.querySelector<HTMLElement>('[aria-current]');
    if (!line || !box.current) return;
    const [top, bottom] = [line.offsetTop, line.offsetTop + line.offsetHeight];
    if (top < box.current.scrollTop) box.current.scrollTop = top;
    else if (bottom > box.current.scrollTop + box.current.clientHeight) {
      box.current.scrollTop = bottom - box.current.clientHeight;
    }
  }, [shown]);
  return (
    <nav class="image-list" ref={box} aria-label="Images">
      <ol>
        {images.map((row, i) => (
          <li key={`${row.run} ${row.image}`}>
            <a
              href={hrefWith({ image: row.image })}
              aria-current={row.image === shown ? 'true' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(i);
              }}
            >
              <span class={row.correct ? 'call' : 'call wrong'}>
                <span aria-hidden="true">{row.correct ? '✓' : '✕'}</span>
                <span class="unseen">{row.correct ? 'correct' : 'wrong'}</span>
              </span>
              <span class="image-name">{row.image}</span>
              <span class="letters">
                {row.outcomes
                  .filter((one) => target === undefined || one.target === target)
                  .map(({ method, outcome }) => (
                    <span
                      key={method}
                      class={`letter r-${outcome}`}
                      title={`${method}: ${outcome}`}
                    >
                      {outcomeLetters[outcome]}
                    </span>
                  ))}
              </span>
              <span class="number">{formatFigure(row.probability, 2)}</span>
            </a>
          </li>
        ))}
      </ol>
      {onMore && (
        <button type="button" onClick={onMore}>
          More
        </button>
      )}
    </nav>
  );
}
