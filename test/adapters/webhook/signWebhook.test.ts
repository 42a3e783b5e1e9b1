import { expect, it } from 'vitest';
import { signWebhook } from '../../../adapters/webhook/signWebhook.js';

// The example that the verification libraries of Standard Webhooks (and Svix) are documented with.
const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

it.each([secret, `whsec_${secret}`])(
  'signs as Standard Webhooks says, with the secret %s',
  (key) => {
    const headers = signWebhook(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330_999,
      '{"test": 2432232314}',
      key,
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  },
);
