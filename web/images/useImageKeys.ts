import { useEffect, useRef } from 'preact/hooks';
import { hrefWith, navigate } from '../app/location.js';
import { isTyping } from '../parts/isTyping.js';
import { readView } from './viewQuery.js';

export interface ImageMoves {
  readonly previous: () => void;
  readonly next: () => void;
}

/** ← and → move, [ and ] fade the map, o turns the outlines on and off. */
export function useImageKeys(moves: ImageMoves): void {
  const latest = useRef(moves);
  latest.current = moves;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isTyping(event)) return;
      const { opacity, outlines } = readView(new URLSearchParams(window.location.search));
      const actions: Readonly<Record<string, () => void>> = {
        ArrowLeft: () => latest.current.previous(),
        ArrowRight: () => latest.current.next(),
        '[': () => fade(opacity - 10),
        ']': () => fade(opacity + 10),
        o: () => navigate(hrefWith({ outlines: outlines ? 'off' : null }), 'replace'),
      };
      const act = actions[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const fade = (to: number): void =>
  navigate(hrefWith({ opacity: String(Math.min(100, Math.max(0, to))) }), 'replace');
