import { describe, expect, it } from 'vitest';
import { checkpointFile } from '../../../adapters/cells/checkpointFile.js';
import { tuneState } from '../../support/tuneState.js';

const roundTrip = (state: typeof tuneState) => checkpointFile.read(checkpointFile.write(state));

describe('checkpointFile', () => {
  it('gives back all of a state: every part, in double precision where it was, and the curve', () => {
    expect(roundTrip(tuneState)).toEqual(tuneState);
  });

  it('keeps the order of the parameters', () => {
    expect([...roundTrip(tuneState).parameters.keys()]).toEqual(['conv/kernel', 'head:bias']);
  });

  it('gives back a state before its first epoch', () => {
    const none = new Map();
    const start = {
      ...tuneState,
      ...{ epoch: 0, steps: 0, first: none, second: none, curve: [] },
      best: { ...tuneState.best, epoch: 0, logits: [] },
    };
    expect(roundTrip(start)).toEqual(start);
  });
});
