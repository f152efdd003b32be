// oxlint-disable-next-line import/no-unassigned-import -- run for its effect, before anything reads what is kept
import './embedding/page-storage.ts';
import { applyTextSize, applyTheme, applyTouchSize, storedTextSize, storedTheme, storedTouchSize } from '@wpm/ui';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { client } from './client.ts';
import { readDialLink } from './dial-link/asked-number.ts';
import { embeddedFor, isLostFrame } from './embedding/frame.ts';
import { forgetAtSignOut } from './forget-at-sign-out.ts';
import { followSignInLinks, readSignInLink } from './session/sign-in-link.ts';
import { registerServiceWorker } from './service-worker/register.ts';

applyTheme(storedTheme());
applyTextSize(storedTextSize());
applyTouchSize(storedTouchSize());
if (isLostFrame) location.replace(import.meta.env.BASE_URL);
// A page of a CRM says what it wants by messages; and it is not installed on the device.
if (embeddedFor === undefined) {
  followSignInLinks();
  readDialLink(readSignInLink);
  registerServiceWorker();
}
forgetAtSignOut(client.session);
const root = document.getElementById('root');
// What a part of the screen failed by is told like what nobody caught: the phone's log hears of it (F42).
if (root !== null) createRoot(root, { onCaughtError: (fault) => reportError(fault) }).render(<App />);
