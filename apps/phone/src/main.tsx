import { applyTextSize, applyTheme, storedTextSize, storedTheme } from '@wpm/ui';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readDialLink } from './dial-link/asked-number.ts';
import { followSignInLinks, readSignInLink } from './session/sign-in-link.ts';
import { registerServiceWorker } from './service-worker/register.ts';

applyTheme(storedTheme());
applyTextSize(storedTextSize());
followSignInLinks();
readDialLink(readSignInLink);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
registerServiceWorker();
