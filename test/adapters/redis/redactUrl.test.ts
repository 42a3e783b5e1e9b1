import { expect, it } from 'vitest';
import { redactUrl } from '../../../adapters/redis/redactUrl.js';

it.each([
  ['redis://:hunter2@host:6379', 'redis://host:6379'],
  ['redis://me:hunter2@host:6379/0', 'redis://host:6379/0'],
  ['rediss://me:p%40ss@host/', 'rediss://host'],
  ['redis://host?password=hunter2', 'redis://host'],
  ['redis://host/1#hunter2', 'redis://host/1'],
  ['https://s3.example.org:9000', 'https://s3.example.org:9000'],
  ['REDIS://:hunter2@Host', 'redis://Host'],
])('redactUrl shows %s as %s', (url, shown) => {
  expect(redactUrl(url)).toBe(shown);
});

it.each(['hunter2', 'me:hunter2@host', 'redis://me:12/hunter2@host', 'redis:hunter2', ''])(
  'redactUrl repeats nothing of what is no address: %s',
  (url) => {
    expect(redactUrl(url)).toBe('an address that cannot be read');
  },
);
