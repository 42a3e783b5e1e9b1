/** The stages of a sweep; each has a queue of its name. `map` jobs are the chunks of `explain`. */
export const stages = ['produce', 'train', 'explain', 'map', 'score', 'report'] as const;

export type Stage = (typeof stages)[number];

/** The services and the stages each one works on. */
export const services = {
  producer: ['produce'],
  trainer: ['train'],
  explainer: ['explain', 'map'],
  scorer: ['score', 'report'],
} as const satisfies Record<string, readonly Stage[]>;

export type Service = keyof typeof services;
export const serviceNames = Object.keys(services) as readonly Service[];

/** The service that works on a stage. */
export const serviceOf = (stage: Stage): Service =>
  serviceNames.find((name) => (services[name] as readonly Stage[]).includes(stage)) as Service;
