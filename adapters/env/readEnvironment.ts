import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { inputError } from '../../core/errors/inputError.js';
import type { Problem } from '../../core/errors/Problem.js';
import type { ShiftLimits } from '../../core/jobs/ShiftLimits.js';
import { parseSeconds } from '../../core/parseSeconds.js';
import { trunkChoices, type TrunkChoice } from '../onnx/TrunkChoice.js';
import { engineChoices } from '../tensor/engines/EngineChoice.js';
import type { Webhook } from '../webhook/sendWebhook.js';
import { secretBytes } from '../webhook/signWebhook.js';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

// What is set to nothing is not set: schedulers and compose files often pass empty variables.
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const flag = z
  .enum(['0', '1', 'true', 'false'], 'set it to 1 or 0')
  .transform((value) => value === '1' || value === 'true');

// Beyond 24 days timers do not reach.
const seconds = (least: number) =>
  z
    .string()
    .transform((text) => parseSeconds(text) ?? NaN)
    .pipe(
      z
        .number('is no number of seconds, nor a time as 45s, 30m or 3h')
        .min(least, `is below ${least} s`)
        .max(24 * 86_400, 'is above 24d'),
    );
// Guessing it must be hopeless; white space would not come through a header.
const token = z
  .string()
  .min(16, 'is shorter than 16 characters: use a long random text')
  .regex(/^[\x21-\x7e]+$/, 'holds white space, or what is no ASCII');

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
  FOLDCAM_TRUNK: optional(z.enum(trunkChoices, `is not one of ${trunkChoices.join(', ')}`)),
  FOLDCAM_REQUIRE_GPU: optional(flag),
  FOLDCAM_BACKBONES: optional(z.string()),
  FOLDCAM_LOG_LEVEL: optional(z.enum(levels, `is not one of ${levels.join(', ')}`)),
  FOLDCAM_CONCURRENCY: optional(
    z.coerce.number('is no number').int('is no whole number').min(1, 'is below 1').max(256),
  ),
  FOLDCAM_STALL_SECONDS: optional(
    z.coerce.number('is no number').min(10, 'is below 10').max(86_400, 'is above 86400'),
  ),
  FOLDCAM_CHECKPOINT_SECONDS: optional(
    z.coerce.number('is no number').min(0, 'is below 0').max(86_400, 'is above 86400'),
  ),
  FOLDCAM_FEATURE_CACHE_GB: optional(
    z.coerce.number('is no number').min(0, 'is below 0').max(1_000_000, 'is above 1000000'),
  ),
  FOLDCAM_EXIT_WHEN_IDLE: optional(seconds(1)),
  FOLDCAM_MAX_JOBS: optional(z.coerce.number('is no number').int('is no whole number').min(1)),
  FOLDCAM_MAX_TIME: optional(seconds(1)),
  FOLDCAM_DRAIN: optional(seconds(1)),
  FOLDCAM_WEBHOOK: optional(
    z
      .url({ protocol: /^https?$/, error: 'is no https:// address' })
      .refine(holdsNoPassword, 'holds a password: the signature is what proves the sender'),
  ),
  FOLDCAM_WEBHOOK_SECRET: optional(
    z
      .string()
      .regex(/^(whsec_)?[A-Za-z0-9+/]+={0,2}$/, 'is no base64, as `openssl rand -base64 32` gives')
      .refine((secret) => secretBytes(secret).length >= 24, 'is shorter than 24 bytes'),
  ),
  FOLDCAM_WEBHOOK_ALLOW_PRIVATE: optional(flag),
  FOLDCAM_TOKEN: optional(token),
  FOLDCAM_TOKEN_READ: optional(token),
  FOLDCAM_DATA_ROOTS: optional(z.string()),
  FOLDCAM_HOST: optional(z.string().regex(/^[^\s/]+$/, 'is no name or address of a host')),
  FOLDCAM_PORT: optional(
    z.coerce.number('is no number').int('is no whole number').min(0, 'is below 0').max(65_535),
  ),
  FOLDCAM_RATE_LIMIT: optional(
    z.coerce.number('is no number').int('is no whole number').min(1, 'is below 1'),
  ),
  XDG_CACHE_HOME: optional(z.string()),
});

function holdsNoPassword(text: string): boolean {
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** The configuration that the environment gives, parsed once at the start of a process. */
export interface Environment {
  readonly redisUrl: string | undefined;
  readonly storeUrl: string | undefined;
  readonly engine: (typeof engineChoices)[number];
  /** Who computes frozen backbones. */
  readonly trunk: TrunkChoice;
  readonly requireGpu: boolean;
  /** Folders with backbone models: FOLDCAM_BACKBONES, then the user's cache. */
  readonly backboneFolders: readonly string[];
  readonly logLevel: (typeof levels)[number];
  /** Jobs of one stage that a service runs at once, each in a process of its own. */
  readonly concurrency: number;
  /** A job that takes no step for so long is killed, and tried again. */
  readonly stallSeconds: number;
  /** A cell whose blocks are trained stores a checkpoint no more often than so. */
  readonly checkpointSeconds: number;
  /** When a service leaves by itself, and how long it then takes. */
  readonly shift: ShiftLimits;
  /** Who is told when a sweep has its report. */
  readonly webhook: Webhook | undefined;
  readonly cacheFolder: string;
  /** Bytes that features of a store on other machines may take of this one's disk; 0: none are kept. */
  readonly featureCache: number;
  /** Who may use the API, and what it may read; `foldcam serve` and the producer look at it. */
  readonly api: {
    readonly tokens: { readonly full: string | undefined; readonly read: string | undefined };
    /** Resolved. */
    readonly dataRoots: readonly string[];
    readonly host: string;
    /** Without one the producer serves no API. */
    readonly port: number | undefined;
    readonly requestsPerMinute: number;
  };
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
  const { FOLDCAM_DRAIN: drain = 30, FOLDCAM_MAX_TIME: maxTime } = env;
  if (maxTime !== undefined && maxTime <= drain) {
    throw new FoldcamError('FOLDCAM_E_CONFIG', `FOLDCAM_MAX_TIME is not above FOLDCAM_DRAIN`, {
      where: { key: 'FOLDCAM_MAX_TIME' },
      remedy: `Give it more than the ${drain} s that leaving may take, or lower FOLDCAM_DRAIN.`,
    });
  }
  const { FOLDCAM_WEBHOOK: url, FOLDCAM_WEBHOOK_SECRET: secret } = env;
  if (url !== undefined && secret === undefined) {
    throw new FoldcamError('FOLDCAM_E_CONFIG', 'FOLDCAM_WEBHOOK_SECRET is not set', {
      where: { key: 'FOLDCAM_WEBHOOK_SECRET' },
      remedy:
        'Webhooks are signed: set it to what `openssl rand -base64 32` gives, here and at the receiver.',
    });
  }
  const allowPrivate = env.FOLDCAM_WEBHOOK_ALLOW_PRIVATE ?? false;
  const cache = path.join(env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'foldcam');
  const folders = (list = ''): string[] =>
    list
      .split(path.delimiter)
      .filter((name) => name !== '')
      .map((name) => path.resolve(name));
  return Object.freeze({
    redisUrl: env.REDIS_URL,
    storeUrl: env.FOLDCAM_STORE,
    engine: env.FOLDCAM_ENGINE ?? 'auto',
    trunk: env.FOLDCAM_TRUNK ?? 'auto',
    requireGpu: env.FOLDCAM_REQUIRE_GPU ?? false,
    backboneFolders: [...folders(env.FOLDCAM_BACKBONES), path.join(cache, 'backbones')],
    logLevel: env.FOLDCAM_LOG_LEVEL ?? 'info',
    concurrency: env.FOLDCAM_CONCURRENCY ?? Math.max(1, os.availableParallelism()),
    stallSeconds: env.FOLDCAM_STALL_SECONDS ?? 300,
    checkpointSeconds: env.FOLDCAM_CHECKPOINT_SECONDS ?? 20,
    shift: {
      idle: env.FOLDCAM_EXIT_WHEN_IDLE,
      maxJobs: env.FOLDCAM_MAX_JOBS,
      ...{ maxTime, drain },
    },
    webhook: url === undefined || secret === undefined ? undefined : { url, secret, allowPrivate },
    cacheFolder: cache,
    featureCache: 1e9 * (env.FOLDCAM_FEATURE_CACHE_GB ?? 10),
    api: Object.freeze({
      tokens: { full: env.FOLDCAM_TOKEN, read: env.FOLDCAM_TOKEN_READ },
      dataRoots: folders(env.FOLDCAM_DATA_ROOTS),
      host: env.FOLDCAM_HOST ?? '127.0.0.1',
      port: env.FOLDCAM_PORT,
      requestsPerMinute: env.FOLDCAM_RATE_LIMIT ?? 60_000,
    }),
  });
}
