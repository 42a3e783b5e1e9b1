import { describe, expect, it } from 'vitest';
import { openStore } from '../../../adapters/store/openStore.js';
import { writePlan } from '../../../adapters/sweep/writePlan.js';
import { checkJobs } from '../../../cli/local/checkJobs.js';
import { handmadeSweep } from '../../support/handmadeSweep.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const { plan } = handmadeSweep();
const lost = { sweep: plan.id, state: 'stopped', generation: null } as const;

describe('checkJobs', () => {
  it('says how to go on where Redis has forgotten a sweep whose plan is stored', async () => {
    const store = openStore(await folder());
    await writePlan(store, plan, 'name: handmade');
    await expect(checkJobs(store, lost)).rejects.toMatchObject({
      code: 'FOLDCAM_E_JOBS_LOST',
      remedy: expect.stringContaining(`foldcam resume ${plan.id} --from-store`) as string,
    });
  });

  it('has nothing to say of one that Redis knows, that is done, or that was removed', async () => {
    const store = openStore(await folder());
    await expect(checkJobs(store, lost)).resolves.toBeUndefined();
    await writePlan(store, plan, 'name: handmade');
    await expect(checkJobs(store, { ...lost, generation: 1 })).resolves.toBeUndefined();
    await expect(checkJobs(store, { ...lost, state: 'done' })).resolves.toBeUndefined();
  });
});
