import type { Language } from '@wpm/ui';

/** Where the service worker finds it: `browser-ports.ts`. Without a cache notifications are in the browser's language. */
export async function keepLanguage(language: Language): Promise<void> {
  try {
    const cache = await caches.open('wpm-push');
    await cache.put('language', new Response(language));
  } catch {
    // No page without HTTPS has one, and none in some private windows.
  }
}
