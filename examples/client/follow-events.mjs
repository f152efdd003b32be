// @ts-check
import process from 'node:process';
import { createClient, keepCookies, liveCallsAfter } from '@webphone-mobile/client';

const {
  WPM_URL: baseUrl = '',
  WPM_LOGIN: login = '',
  WPM_DOMAIN: domain = '',
  WPM_PASSWORD: password = '',
} = process.env;

// A user's own session; outside of a browser its cookie is kept by us, so that it is renewed for as long as this runs.
const client = createClient({ baseUrl, app: 'phone', fetch: keepCookies() });
const signedIn = await client.signIn({ login, domain, password });
if (!signedIn.ok) throw new Error(signedIn.error.code);

/** @type {readonly import('@webphone-mobile/client').LiveCall[]} */
let calls = [];
const listening = client.listen({
  // At the beginning, and where so much was missed that it is better to begin anew.
  onStale: (now) => {
    calls = now.liveCalls;
    console.log(`stale ${calls.length}`);
  },
  // Each once and in order, also those that happened while the connection was down.
  onEvent: (event) => {
    calls = liveCallsAfter(calls, event);
    console.log(`event ${event.kind} ${calls.length}`);
  },
  onState: (state) => console.log(`state ${state}`),
});

process.once('SIGTERM', async () => {
  listening[Symbol.dispose]();
  await client.signOut();
});
