/** What a child tells its parent of its job: how many steps it has taken so far. */
export interface StepMessage {
  readonly foldcamSteps: number;
}

export function isStepMessage(message: unknown): message is StepMessage {
  return typeof message === 'object' && message !== null && 'foldcamSteps' in message;
}
