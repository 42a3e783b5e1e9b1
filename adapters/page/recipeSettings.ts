import { recipeSchema, type Recipe } from '../../core/sweep/Recipe.js';
import { html, type Html } from './html.js';

type Settings = Readonly<Record<string, unknown>>;

/** Recipes as a sweep file has them: of each what differs from the defaults, and these once for all. */
export function recipeSettings(recipes: readonly Recipe[]): Html {
  const own = recipes.map(
    (recipe) =>
      html`<div>
        ${recipe.name}: ${settingList(differences(recipe, defaultsOf(recipe)), 'the defaults')}
      </div>`,
  );
  const heads = defaultsOf({ unfreeze: 0 });
  const tails = recipes.find(({ unfreeze }) => unfreeze !== 0);
  return html`${own}
    <details>
      <summary>The defaults: what a recipe leaves out</summary>
      <div>${settingList(heads)}</div>
      ${
        tails &&
        html`<div>
          Where blocks are trained: ${settingList(differences(defaultsOf(tails), heads))}
        </div>`
      }
    </details>`;
}

function defaultsOf({ unfreeze }: Pick<Recipe, 'unfreeze'>): Settings {
  const { name: _, ...settings } = recipeSchema.parse({ name: 'x', unfreeze });
  return { ...settings, unfreeze: 0 };
}

/** The settings that are not those of another; `name` is none. */
function differences(of: Settings, from: Settings): Settings {
  return Object.fromEntries(
    Object.entries(of).filter(
      ([key, value]) => key !== 'name' && settingText(value) !== settingText(from[key]),
    ),
  );
}

function settingList(settings: Settings, none = ''): Html {
  const items = Object.entries(settings).map(
    ([key, value]) => html`<li><code>${key}: ${settingText(value)}</code></li>`,
  );
  return items.length === 0
    ? html`${none}`
    : html`<ul class="settings">
        ${items}
      </ul>`;
}

/** A value as it stands in a sweep file. */
function settingText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(settingText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const pairs = Object.entries(value).map(([key, own]) => `${key}: ${settingText(own)}`);
  return `{ ${pairs.join(', ')} }`;
}
