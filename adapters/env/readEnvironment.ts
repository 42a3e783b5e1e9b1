import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { inputError } from '../../core/errors/inputError.js';
import type { Problem } from '../../core/errors/Problem.js';
import { engineChoices } from '../tensor/engines/EngineChoice.js';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

// What is set to nothing is not set: schedulers and compose files often pass empty variables.
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const flag = z
  .enum(['0', '1', 'true', 'false'], 'set it to 1 or 0')
  .transform((value) => value === '1' || value === 'true');

const schema = z.object({
  REDIS_URL: optional(
    z.url({ protocol: /^rediss?$/, error: 'is no redis:// or rediss:// address' }),
  ),
  FOLDCAM_STORE: optional(
    z
      .string()
      .regex(/^(file:\/\/\/|s3:\/\/[^/]+|\/|\.)/, 'is no file:///dir or s3://bucket/prefix'),
  ),
  FOLDCAM_ENGINE: optional(z.enum(engineChoices, `is not one of ${engineChoices.join(', ')}`)),
  FOLDCAM_REQUIRE_GPU: optional(flag),
  FOLDCAM_BACKBONES: optional(z.string()),
  FOLDCAM_LOG_LEVEL: optional(z.enum(levels, `is not one of ${levels.join(', ')}`)),
  FOLDCAM_CONCURRENCY: optional(
    z.coerce.number('is no number').int('is no whole number').min(1, 'is below 1').max(256),
  ),
  FOLDCAM_STALL_SECONDS: optional(
    z.coerce.number('is no number').min(10, 'is below 10').max(86_400, 'is above 86400'),
  ),
  XDG_CACHE_HOME: optional(z.string()),
});

/** The configuration that the environment gives, parsed once at the start of a process. */
export interface Environment {
  readonly redisUrl: string | undefined;
  readonly storeUrl: string | undefined;
  readonly engine: (typeof engineChoices)[number];
  readonly requireGpu: boolean;
  /** Folders with backbone models: FOLDCAM_BACKBONES, then the user's cache. */
  readonly backboneFolders: readonly string[];
  readonly logLevel: (typeof levels)[number];
  /** Jobs of one stage that a service runs at once, each in a process of its own. */
  readonly concurrency: number;
  /** A job that takes no step for so long is killed, and tried again. */
  readonly stallSeconds: number;
  readonly cacheFolder: string;
}

/**
 * @throws FoldcamError FOLDCAM_E_CONFIG naming every variable at fault and why, never its value
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = schema.safeParse(variables);
  if (!parsed.success) {
    throw inputError(
      parsed.error.issues.map((issue): Problem => ({
        code: 'FOLDCAM_E_CONFIG',
        severity: 'error',
        message: `${String(issue.path[0])} ${issue.message}`,
        where: { key: String(issue.path[0]) },
      })),
    );
  }
  const env = parsed.data;
  const cache = path.join(env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'foldcam');
  const named = (env.FOLDCAM_BACKBONES ?? '').split(path.delimiter).filter((name) => name !== '');
  return Object.freeze({
    redisUrl: env.REDIS_URL,
    storeUrl: env.FOLDCAM_STORE,
    engine: env.FOLDCAM_ENGINE ?? 'auto',
    requireGpu: env.FOLDCAM_REQUIRE_GPU ?? false,
    backboneFolders: [...named.map((name) => path.resolve(name)), path.join(cache, 'backbones')],
    logLevel: env.FOLDCAM_LOG_LEVEL ?? 'info',
    concurrency: env.FOLDCAM_CONCURRENCY ?? Math.max(1, os.availableParallelism()),
    stallSeconds: env.FOLDCAM_STALL_SECONDS ?? 300,
    cacheFolder: cache,
  });
}
