// @ts-check
import process from 'node:process';
import { createApiClient, itemsOf } from '@webphone-mobile/client';

const { WPM_URL: baseUrl = '', WPM_KEY: key = '' } = process.env;
const api = createApiClient({ baseUrl, key });

// The next page is asked for when the one before has been read; with pages this small there are some.
const from = new Date(Date.now() - 24 * 60 * 60_000).toISOString();
let calls = 0;
for await (const call of itemsOf((page) => api.listCalls({ ...page, from, limit: 2 }))) {
  console.log(call.startedAt, call.direction, call.caller.number, '→', call.callee.number, call.outcome);
  calls++;
}
console.log(`${calls} calls`);
