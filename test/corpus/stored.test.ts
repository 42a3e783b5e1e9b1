import { describe } from 'vitest';
import { badArtifacts } from './artifacts.js';
import { refuse } from './refuse.js';
import { badStored } from './stored.js';

describe('what lies in the store is refused:', () => {
  refuse([...badStored, ...badArtifacts]);
});
