// oxlint-disable-next-line import/no-unassigned-import -- run for its effect, before anything reads what is kept
import './embedding/page-storage.ts';
import { applyTextSize, applyTheme, storedTextSize, storedTheme } from '@wpm/ui';
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
if (isLostFrame) location.replace(import.meta.env.BASE_URL);
// A page of a CRM says what it wants by messages; and it is not installed on the device.
if (embeddedFor === undefined) {
  followSignInLinks();
  readDialLink(readSignInLink);
  registerServiceWorker();
}
forgetAtSignOut(client.session);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
