import type { RunReport } from '../../core/report/Report.js';
import type { GalleryRow } from './Gallery.js';
import { gallerySection } from './gallerySection.js';
import { html, type Html } from './html.js';

/** The section of example images, with what its marks mean. */
export function galleryBlock(
  gallery: readonly GalleryRow[],
  run: RunReport,
  positive: string,
): Html {
  return html`<section id="maps">
    <h2>Maps</h2>
    <p class="soft">
      Two images each of every label classified rightly and wrongly, drawn at random with a fixed
      seed. Outlines: <span class="key"><i style="--c:#ff6fa3"></i>mass, solid</span
      ><span class="key"><i style="--c:#ffb74d"></i>peritumoral, dashed</span
      ><span class="key"><i style="--c:#4dd0b8"></i>below, dotted</span> The cross is the map’s
      maximum; below each map, the region that it lies in.
    </p>
    ${gallerySection(gallery, run, positive)}
  </section>`;
}
