import { describe, expect, it } from 'vitest';
import { camMethods } from '../../../../core/cam/methods.js';
import { methodReferences } from '../../../../core/report/methods/references.js';

describe('methodReferences', () => {
  it('has the paper of every method that has one', () => {
    const without = camMethods
      .filter(({ name }) => !methodReferences[name])
      .map(({ name }) => name);
    // From a library, and no paper at all.
    expect(without).toEqual(['element-wise-grad-cam', 'eigen-grad-cam', 'random']);
  });

  it('is of the paper that the method’s own source names', () => {
    for (const { name, source } of camMethods) {
      const id = /arXiv:\S+|doi \S+|MIT-\S+|WACV \d+/.exec(source)?.[0];
      if (id) expect(methodReferences[name]).toContain(id);
    }
  });
});
