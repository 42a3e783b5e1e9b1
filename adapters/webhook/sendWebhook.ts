import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { findPackage } from '../env/findPackage.js';
import { postSafely, type PostOptions } from './postSafely.js';
import { signWebhook } from './signWebhook.js';
import { messageId, type WebhookMessage } from './WebhookMessage.js';

/** Where messages go, and how they are signed. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
  readonly allowPrivate: boolean;
}

/**
 * Sends one message once.
 * @throws FoldcamError FOLDCAM_E_WEBHOOK where it was not taken with a status from 200 to 299;
 * FOLDCAM_E_WEBHOOK_ADDRESS where it must not be sent there, or the receiver says 410: never again
 */
export async function sendWebhook(
  { url, secret, allowPrivate }: Webhook,
  message: WebhookMessage,
  options: Omit<PostOptions, 'allowPrivate'> = {},
): Promise<void> {
  const body = JSON.stringify(message);
  const headers = {
    'content-type': 'application/json',
    'user-agent': `foldcam/${findPackage().version}`,
    ...signWebhook(messageId(message), Date.now(), body, secret),
  };
  const status = await postSafely(url, headers, body, { ...options, allowPrivate });
  if (status >= 200 && status < 300) return;
  if (status === 410) {
    throw new FoldcamError(
      'FOLDCAM_E_WEBHOOK_ADDRESS',
      'the receiver of the webhook is gone (410)',
      {
        where: { key: 'FOLDCAM_WEBHOOK' },
      },
    );
  }
  throw new FoldcamError('FOLDCAM_E_WEBHOOK', `the webhook was answered with ${status}`);
}
