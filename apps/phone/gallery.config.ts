import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

/** The gallery: every screen and state of the phone with demo data, no part of what is served to users. */
export const gallery: UserConfig = {
  root: import.meta.dirname,
  publicDir: false,
  define: { __APP_VERSION__: JSON.stringify('0.0.0-gallery') },
  plugins: [react()],
  server: { open: false },
  build: {
    outDir: '../../.cache/gallery',
    emptyOutDir: true,
    target: 'es2023',
    // In one piece: what a state shows is there as soon as the page is.
    cssCodeSplit: false,
    rolldownOptions: {
      input: new URL('gallery.html', import.meta.url).pathname,
      output: { codeSplitting: false },
    },
  },
};
