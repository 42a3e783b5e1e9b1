import { WaitingChildrenError, type Job } from 'bullmq';

/** Puts a job aside until its children have ended; it then runs again from its start. */
export async function waitForChildren(job: Job, token: string | undefined): Promise<void> {
  if (await job.moveToWaitingChildren(token ?? '')) throw new WaitingChildrenError();
}
