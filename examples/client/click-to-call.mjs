// @ts-check
import process from 'node:process';
import { createApiClient } from '@webphone-mobile/client';

const { WPM_URL: baseUrl = '', WPM_KEY: key = '' } = process.env;
const [user = 'anna', to = '600', once = crypto.randomUUID()] = process.argv.slice(2);
const api = createApiClient({ baseUrl, key });

// The user's phone rings first, or is woken; when they answer, the number is called.
let placed = await api.placeCall({ user, to }, { idempotencyKey: once });

// An answer that was lost on its way: asked again with the same key, nobody is called twice.
for (let tries = 1; !placed.ok && placed.error.code === 'network/unreachable' && tries < 3; tries++)
  placed = await api.placeCall({ user, to }, { idempotencyKey: once });

if (placed.ok) console.log(`call ${placed.value.callId}`);
else {
  // `call/no-phone`, `call/busy`, `call/not-permitted`: every code stands in the description of the API.
  console.error(placed.error.code, placed.error.fields ?? '');
  process.exitCode = 1;
}
