import { buildMinio, cachedMinio, hasGo, minioVersions } from '../../bench/support/minio.js';
import type { S3Server } from '../../bench/support/startS3.js';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly s3Servers: readonly S3Server[];
  }
}

/**
 * The server at S3_ENDPOINT; else MinIO from the cache, or built where Go is at hand. The version that
 * docker-compose.yml runs is tried too where it is in the cache; FOLDCAM_TEST_MINIO_OLD=1 builds it.
 * @param tell gets what a user should know: that something is built, or that there is no server
 */
export async function findS3Servers(tell: (line: string) => void): Promise<S3Server[]> {
  const endpoint = process.env['S3_ENDPOINT'];
  if (endpoint) return [{ name: `S3 at ${new URL(endpoint).host}` }];
  const servers: S3Server[] = [];
  const add = async (version: string, build: boolean): Promise<void> => {
    let binary = await cachedMinio(version);
    if (binary === undefined && build && (await hasGo())) {
      tell(`building MinIO ${version} for the tests of the S3 store: about 4 minutes, once`);
      binary = await buildMinio(version);
    }
    if (binary !== undefined) servers.push({ name: `MinIO ${version}`, binary });
  };
  const old = process.env['FOLDCAM_TEST_MINIO_OLD'] === '1';
  try {
    await add(minioVersions.newest, true);
    await add(minioVersions.composed, old);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    tell(`MinIO cannot be built here: ${reason ?? ''}`);
  }
  if (servers.length === 0) {
    tell('NOT TESTED: the S3 store. Set S3_ENDPOINT and AWS_*, or install Go, to test it.');
  }
  return servers;
}
