import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../adapters/env/readEnvironment.js';
import type { FoldcamError } from '../../../core/errors/FoldcamError.js';

const names = [
  'REDIS_URL',
  'FOLDCAM_STORE',
  'FOLDCAM_ENGINE',
  'FOLDCAM_REQUIRE_GPU',
  'FOLDCAM_BACKBONES',
  'FOLDCAM_LOG_LEVEL',
  'FOLDCAM_CONCURRENCY',
  'FOLDCAM_STALL_SECONDS',
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

describe('readEnvironment', () => {
  const cache = path.join(os.homedir(), '.cache', 'foldcam');
  const defaults = {
    redisUrl: undefined,
    storeUrl: undefined,
    engine: 'auto',
    requireGpu: false,
    backboneFolders: [path.join(cache, 'backbones')],
    logLevel: 'info',
    concurrency: os.availableParallelism(),
    stallSeconds: 300,
    cacheFolder: cache,
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
      FOLDCAM_REQUIRE_GPU: '1',
      FOLDCAM_BACKBONES: ['/models/a', '', 'b'].join(path.delimiter),
      FOLDCAM_LOG_LEVEL: 'debug',
      FOLDCAM_CONCURRENCY: '3',
      FOLDCAM_STALL_SECONDS: '60',
      XDG_CACHE_HOME: '/cache',
    });
    expect(environment).toEqual({
      redisUrl: 'rediss://:hunter2@host:6380/1',
      storeUrl: 's3://bucket/prefix',
      engine: 'wasm',
      requireGpu: true,
      backboneFolders: ['/models/a', path.resolve('b'), '/cache/foldcam/backbones'],
      logLevel: 'debug',
      concurrency: 3,
      stallSeconds: 60,
      cacheFolder: '/cache/foldcam',
    });
    expect(Object.isFrozen(environment)).toBe(true);
  });

  it('names every variable at fault at once, with the reason and never the value', () => {
    const secret = 'hunter2';
    const error = failure({
      REDIS_URL: `http://:${secret}@host`,
      FOLDCAM_STORE: secret,
      FOLDCAM_ENGINE: secret,
      FOLDCAM_REQUIRE_GPU: secret,
      FOLDCAM_LOG_LEVEL: secret,
      FOLDCAM_CONCURRENCY: secret,
      FOLDCAM_STALL_SECONDS: secret,
    });
    expect(error.code).toBe('FOLDCAM_E_CONFIG');
    const told = error.problems.map((one) => [one.where?.key, one.message] as const);
    expect(Object.fromEntries(told)).toEqual({
      REDIS_URL: 'REDIS_URL is no redis:// or rediss:// address',
      FOLDCAM_STORE: 'FOLDCAM_STORE is no file:///dir or s3://bucket/prefix',
      FOLDCAM_ENGINE: 'FOLDCAM_ENGINE is not one of auto, tensorflow, wasm, cpu',
      FOLDCAM_REQUIRE_GPU: 'FOLDCAM_REQUIRE_GPU set it to 1 or 0',
      FOLDCAM_LOG_LEVEL:
        'FOLDCAM_LOG_LEVEL is not one of trace, debug, info, warn, error, fatal, silent',
      FOLDCAM_CONCURRENCY: 'FOLDCAM_CONCURRENCY is no number',
      FOLDCAM_STALL_SECONDS: 'FOLDCAM_STALL_SECONDS is no number',
    });
    expect(JSON.stringify({ error, message: error.message })).not.toContain(secret);
  });

  it.each(['0', '-1', '1.5', '257', '1e9'])('refuses a concurrency of %s', (value) => {
    const { problems } = failure({ FOLDCAM_CONCURRENCY: value });
    expect(problems.map(({ where }) => where?.key)).toEqual(['FOLDCAM_CONCURRENCY']);
    expect(problems[0]?.message).not.toContain(`: ${value}`);
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
