// oxlint-disable-next-line import/no-unassigned-import -- run for its effect, before the contract's schemas are made
import '../schema-mode.ts';

export { NETWORK_ERRORS } from '../answer.ts';
export { createClient } from '../client.ts';
export { liveCallsAfter } from '../stream/live-calls.ts';
export { createApiClient } from './api-client.ts';
export { keepCookies } from './keep-cookies.ts';
export { itemsOf, RefusedError } from './pages.ts';
export { verifyWebhook } from './verify-webhook.ts';
