import type { Report } from '../Report.js';
import type { Citations } from './Citations.js';
import { listed } from './phrases.js';
import { absent, recipeSentences, type RecipeTopic } from './recipeSentences.js';
import { references } from './references.js';

/** How the classifiers were trained: the first recipe in full, of the others what differs from it. */
export function describeRecipes(report: Report, runs: number, citations: Citations): string {
  const { recipes } = report.sweep.spec;
  const { runs: seeds } = report.provenance.seeds;
  const [first, ...others] = recipes.map((recipe) => ({
    name: recipe.name,
    said: recipeSentences(recipe, citations),
  }));
  if (!first) throw new RangeError('a sweep without recipes');
  return [
    others.length > 0 && `${recipes.length} recipes were compared. Recipe ${first.name}:`,
    ...Object.values(first.said),
    ...others.map(
      ({ name, said }) => `Recipe ${name} differed: ${differences(first.said, said).join(' ')}`,
    ),
    `An image was called positive from a probability of 0.5 on; a second threshold maximised Youden’s index${citations.cite(references.youden)} on the images that were held back from training.`,
    seeds.length === 1
      ? `The seed of training was ${seeds[0]}.`
      : `Training was repeated with the seeds ${listed(seeds.map(String))}.`,
    runs > 1 && `Every backbone, recipe and seed made a run, ${runs} in all.`,
  ]
    .filter(Boolean)
    .join(' ');
}

type Said = ReturnType<typeof recipeSentences>;

function differences(first: Said, other: Said): string[] {
  return (Object.keys(absent) as RecipeTopic[])
    .filter((topic) => other[topic] !== first[topic])
    .map((topic) => other[topic] || absent[topic])
    .filter((sentence) => sentence !== '');
}
