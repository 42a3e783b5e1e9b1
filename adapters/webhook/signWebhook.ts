import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** The bytes of a secret as Standard Webhooks writes it: base64, with or without its prefix. */
export const secretBytes = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');

/**
 * The headers that prove who sent a message and when.
 * Standard Webhooks 1.0.0, "Symmetric": HMAC-SHA256 of `id.timestamp.body`.
 * @param id the same for every try of one message
 * @param time milliseconds since 1970
 */
export function signWebhook(
  id: string,
  time: number,
  body: string,
  secret: string,
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(time / 1_000));
  const signed = createHmac('sha256', secretBytes(secret)).update(`${id}.${seconds}.${body}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signed.digest('base64')}`,
  };
}
