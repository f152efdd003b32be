import { applyTheme, storedTheme } from '@wpm/ui';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

applyTheme(storedTheme());
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
