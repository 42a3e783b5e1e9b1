import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { freePort } from '../../adapters/redis/freePort.js';
import { until } from './until.js';

/** An S3 server to run against. */
export interface S3Server {
  readonly name: string;
  /** Absent for the server that runs at S3_ENDPOINT. */
  readonly binary?: string;
}

/** A bucket of our own on a running server. */
export interface S3Place {
  readonly bucket: string;
  /** What a process needs in its environment to reach it. */
  readonly variables: Readonly<Record<string, string>>;
  readonly client: S3Client;
  /** Removes the bucket, and stops the server if it was started for it. */
  stop(): Promise<void>;
}

// Stops the server when our end of its input closes, however we ended.
const guard = '"$@" & server=$!; cat >/dev/null; kill -TERM $server; wait $server';

/** @param folder empty, for a server that is started */
export async function startS3(server: S3Server, folder: string): Promise<S3Place> {
  const running = server.binary === undefined ? given() : await start(server.binary, folder);
  const { variables } = running;
  const token = variables['AWS_SESSION_TOKEN'];
  const client = new S3Client({
    region: process.env['AWS_REGION'] ?? 'us-east-1',
    endpoint: variables['S3_ENDPOINT'] ?? '',
    forcePathStyle: true,
    credentials: {
      accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
      ...(token === undefined ? {} : { sessionToken: token }),
    },
  });
  const bucket = `foldcam-test-${randomUUID()}`;
  // The server is up before it takes requests.
  await until('the S3 server makes a bucket', () =>
    client.send(new CreateBucketCommand({ Bucket: bucket })).then(
      () => true,
      () => false,
    ),
  );
  return {
    bucket,
    variables,
    client,
    stop: async () => {
      if (server.binary === undefined) await removeBucket(client, bucket);
      client.destroy();
      await running.stop();
    },
  };
}

interface Running {
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

function given(): Running {
  const names = ['S3_ENDPOINT', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
  const set = names.flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value] as const] : [];
  });
  const variables = Object.fromEntries(set);
  return { variables, stop: () => Promise.resolve() };
}

async function start(binary: string, folder: string): Promise<Running> {
  const address = `127.0.0.1:${await freePort()}`;
  const user = randomBytes(8).toString('hex');
  const password = randomBytes(16).toString('hex');
  const data = path.join(folder, 'data');
  const command = [binary, 'server', '--quiet', '--address', address, data];
  const child = spawn('sh', ['-c', guard, 'sh', ...command], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl-C must not end the shell before the server.
    detached: true,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      MINIO_ROOT_USER: user,
      MINIO_ROOT_PASSWORD: password,
      MINIO_BROWSER: 'off',
      MINIO_UPDATE: 'off',
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    variables: {
      S3_ENDPOINT: `http://${address}`,
      AWS_ACCESS_KEY_ID: user,
      AWS_SECRET_ACCESS_KEY: password,
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

async function removeBucket(client: S3Client, bucket: string): Promise<void> {
  for (;;) {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
    for (const { Key } of page.Contents ?? []) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    }
    if (!page.IsTruncated) break;
  }
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
}
