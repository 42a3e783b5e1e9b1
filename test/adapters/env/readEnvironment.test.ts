import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../adapters/env/readEnvironment.js';
import type { FoldcamError } from '../../../core/errors/FoldcamError.js';

const names = [
  'REDIS_URL',
  'FOLDCAM_STORE',
  'FOLDCAM_ENGINE',
  'FOLDCAM_TRUNK',
  'FOLDCAM_REQUIRE_GPU',
  'FOLDCAM_BACKBONES',
  'FOLDCAM_LOG_LEVEL',
  'FOLDCAM_CONCURRENCY',
  'FOLDCAM_STALL_SECONDS',
  'FOLDCAM_CHECKPOINT_SECONDS',
  'FOLDCAM_FEATURE_CACHE_GB',
  'FOLDCAM_EXIT_WHEN_IDLE',
  'FOLDCAM_MAX_JOBS',
  'FOLDCAM_MAX_TIME',
  'FOLDCAM_DRAIN',
  'FOLDCAM_WEBHOOK',
  'FOLDCAM_WEBHOOK_SECRET',
  'FOLDCAM_WEBHOOK_ALLOW_PRIVATE',
  'FOLDCAM_TOKEN',
  'FOLDCAM_TOKEN_READ',
  'FOLDCAM_DATA_ROOTS',
  'FOLDCAM_HOST',
  'FOLDCAM_PORT',
  'FOLDCAM_RATE_LIMIT',
  'XDG_CACHE_HOME',
];

function failure(variables: NodeJS.ProcessEnv): FoldcamError {
  try {
    readEnvironment(variables);
  } catch (error) {
    return error as FoldcamError;
  }
  throw new Error('nothing was wrong');
}

const key = Buffer.alloc(24, 7).toString('base64');

describe('readEnvironment', () => {
  const cache = path.join(os.homedir(), '.cache', 'foldcam');
  const defaults = {
    redisUrl: undefined,
    storeUrl: undefined,
    engine: 'auto',
    trunk: 'auto',
    requireGpu: false,
    backboneFolders: [path.join(cache, 'backbones')],
    logLevel: 'info',
    concurrency: os.availableParallelism(),
    stallSeconds: 300,
    checkpointSeconds: 20,
    shift: { idle: undefined, maxJobs: undefined, maxTime: undefined, drain: 30 },
    webhook: undefined,
    cacheFolder: cache,
    featureCache: 10_000_000_000,
    api: {
      tokens: { full: undefined, read: undefined },
      dataRoots: [],
      host: '127.0.0.1',
      port: undefined,
      requestsPerMinute: 60_000,
    },
  };

  it('has a default for everything', () => {
    expect(readEnvironment({})).toEqual(defaults);
  });

  it('takes what is set to nothing as unset', () => {
    expect(readEnvironment(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(defaults);
  });

  it('reads every variable', () => {
    const environment = readEnvironment({
      REDIS_URL: 'rediss://:hunter2@host:6380/1',
      FOLDCAM_STORE: 's3://bucket/prefix',
      FOLDCAM_ENGINE: 'wasm',
      FOLDCAM_TRUNK: 'onnxruntime',
      FOLDCAM_REQUIRE_GPU: '1',
      FOLDCAM_BACKBONES: ['/models/a', '', 'b'].join(path.delimiter),
      FOLDCAM_LOG_LEVEL: 'debug',
      FOLDCAM_CONCURRENCY: '3',
      FOLDCAM_STALL_SECONDS: '60',
      FOLDCAM_CHECKPOINT_SECONDS: '0',
      FOLDCAM_FEATURE_CACHE_GB: '0.5',
      FOLDCAM_EXIT_WHEN_IDLE: '90',
      FOLDCAM_MAX_JOBS: '7',
      FOLDCAM_MAX_TIME: '3h',
      FOLDCAM_DRAIN: '2m',
      FOLDCAM_WEBHOOK: 'https://hooks.example/x',
      FOLDCAM_WEBHOOK_SECRET: `whsec_${key}`,
      FOLDCAM_WEBHOOK_ALLOW_PRIVATE: '1',
      FOLDCAM_TOKEN: 'a-long-random-text',
      FOLDCAM_TOKEN_READ: `sha256:${'0'.repeat(64)}`,
      FOLDCAM_DATA_ROOTS: ['/data', 'more'].join(path.delimiter),
      FOLDCAM_HOST: '::1',
      FOLDCAM_PORT: '8090',
      FOLDCAM_RATE_LIMIT: '100',
      XDG_CACHE_HOME: '/cache',
    });
    expect(environment).toEqual({
      redisUrl: 'rediss://:hunter2@host:6380/1',
      storeUrl: 's3://bucket/prefix',
      engine: 'wasm',
      trunk: 'onnxruntime',
      requireGpu: true,
      backboneFolders: ['/models/a', path.resolve('b'), '/cache/foldcam/backbones'],
      logLevel: 'debug',
      concurrency: 3,
      stallSeconds: 60,
      checkpointSeconds: 0,
      shift: { idle: 90, maxJobs: 7, maxTime: 10_800, drain: 120 },
      webhook: { url: 'https://hooks.example/x', secret: `whsec_${key}`, allowPrivate: true },
      cacheFolder: '/cache/foldcam',
      featureCache: 500_000_000,
      api: {
        tokens: { full: 'a-long-random-text', read: `sha256:${'0'.repeat(64)}` },
        dataRoots: ['/data', path.resolve('more')],
        host: '::1',
        port: 8090,
        requestsPerMinute: 100,
      },
    });
    expect(Object.isFrozen(environment)).toBe(true);
  });

  it('names every variable at fault at once, with the reason and never the value', () => {
    const secret = 'hunter2';
    const error = failure({
      REDIS_URL: `http://:${secret}@host`,
      FOLDCAM_STORE: secret,
      FOLDCAM_ENGINE: secret,
      FOLDCAM_TRUNK: secret,
      FOLDCAM_REQUIRE_GPU: secret,
      FOLDCAM_LOG_LEVEL: secret,
      FOLDCAM_CONCURRENCY: secret,
      FOLDCAM_STALL_SECONDS: secret,
      FOLDCAM_CHECKPOINT_SECONDS: secret,
      FOLDCAM_FEATURE_CACHE_GB: secret,
      FOLDCAM_EXIT_WHEN_IDLE: secret,
      FOLDCAM_MAX_JOBS: secret,
      FOLDCAM_MAX_TIME: '30d',
      FOLDCAM_DRAIN: '0',
      FOLDCAM_WEBHOOK: `https://me:${secret}@host`,
      FOLDCAM_WEBHOOK_SECRET: secret,
      FOLDCAM_TOKEN: secret,
      FOLDCAM_PORT: secret,
      FOLDCAM_HOST: `http://${secret}`,
    });
    expect(error.code).toBe('FOLDCAM_E_CONFIG');
    const told = error.problems.map((one) => [one.where?.key, one.message] as const);
    expect(Object.fromEntries(told)).toEqual({
      REDIS_URL: 'REDIS_URL is no redis:// or rediss:// address',
      FOLDCAM_STORE: 'FOLDCAM_STORE is no file:///dir or s3://bucket/prefix',
      FOLDCAM_ENGINE: 'FOLDCAM_ENGINE is not one of auto, tensorflow, wasm, cpu',
      FOLDCAM_TRUNK: 'FOLDCAM_TRUNK is not one of auto, onnxruntime, engine',
      FOLDCAM_REQUIRE_GPU: 'FOLDCAM_REQUIRE_GPU set it to 1 or 0',
      FOLDCAM_LOG_LEVEL:
        'FOLDCAM_LOG_LEVEL is not one of trace, debug, info, warn, error, fatal, silent',
      FOLDCAM_CONCURRENCY: 'FOLDCAM_CONCURRENCY is no number',
      FOLDCAM_STALL_SECONDS: 'FOLDCAM_STALL_SECONDS is no number',
      FOLDCAM_CHECKPOINT_SECONDS: 'FOLDCAM_CHECKPOINT_SECONDS is no number',
      FOLDCAM_FEATURE_CACHE_GB: 'FOLDCAM_FEATURE_CACHE_GB is no number',
      FOLDCAM_EXIT_WHEN_IDLE:
        'FOLDCAM_EXIT_WHEN_IDLE is no number of seconds, nor a time as 45s, 30m or 3h',
      FOLDCAM_MAX_JOBS: 'FOLDCAM_MAX_JOBS is no number',
      FOLDCAM_MAX_TIME: 'FOLDCAM_MAX_TIME is above 24d',
      FOLDCAM_DRAIN: 'FOLDCAM_DRAIN is below 1 s',
      FOLDCAM_WEBHOOK: 'FOLDCAM_WEBHOOK holds a password: the signature is what proves the sender',
      FOLDCAM_WEBHOOK_SECRET: 'FOLDCAM_WEBHOOK_SECRET is shorter than 24 bytes',
      FOLDCAM_TOKEN: 'FOLDCAM_TOKEN is shorter than 16 characters: use a long random text',
      FOLDCAM_PORT: 'FOLDCAM_PORT is no number',
      FOLDCAM_HOST: 'FOLDCAM_HOST is no name or address of a host',
    });
    expect(JSON.stringify({ error, message: error.message })).not.toContain(secret);
  });

  it.each(['0', '-1', '1.5', '257', '1e9'])('refuses a concurrency of %s', (value) => {
    const { problems } = failure({ FOLDCAM_CONCURRENCY: value });
    expect(problems.map(({ where }) => where?.key)).toEqual(['FOLDCAM_CONCURRENCY']);
    expect(problems[0]?.message).not.toContain(`: ${value}`);
  });

  it('refuses a time in which a worker would have to leave before it has started', () => {
    expect(failure({ FOLDCAM_MAX_TIME: '30' }).message).toBe(
      'FOLDCAM_MAX_TIME is not above FOLDCAM_DRAIN',
    );
    expect(readEnvironment({ FOLDCAM_MAX_TIME: '30', FOLDCAM_DRAIN: '5' }).shift).toMatchObject({
      ...{ maxTime: 30, drain: 5 },
    });
  });

  it('wants webhooks to be signed', () => {
    expect(failure({ FOLDCAM_WEBHOOK: 'https://hooks.example' }).message).toBe(
      'FOLDCAM_WEBHOOK_SECRET is not set',
    );
  });

  it.each([
    ['1', true],
    ['true', true],
    ['0', false],
    ['false', false],
  ])('FOLDCAM_REQUIRE_GPU=%s is %s', (value, meant) => {
    expect(readEnvironment({ FOLDCAM_REQUIRE_GPU: value }).requireGpu).toBe(meant);
  });
});
