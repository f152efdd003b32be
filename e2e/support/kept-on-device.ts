import type { Page } from 'playwright-core';

/**
 * Where this text is kept on the device by now, as `localStorage name`, `indexedDB name/store`, `cache name path`, or `notification`. The
 * diagnostics of calls are left out: they are the device's own (F38).
 */
export function keptOnDevice(page: Page, text: string): Promise<readonly string[]> {
  return page.evaluate(async (wanted) => {
    const found: string[] = [];
    const stores = { localStorage, sessionStorage };
    for (const [place, storage] of Object.entries(stores)) {
      for (const [name, value] of Object.entries(storage)) {
        if (`${name} ${String(value)}`.includes(wanted)) found.push(`${place} ${name}`);
      }
    }
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(String(request.error))));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      if (name === 'wpm-diagnostics') continue;
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const values = await settled(database.transaction(store).objectStore(store).getAll());
        if (JSON.stringify(values).includes(wanted)) found.push(`indexedDB ${name}/${store}`);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const body = (await (await cache.match(request))?.text()) ?? '';
        if (body.includes(wanted)) found.push(`cache ${name} ${new URL(request.url).pathname}`);
      }
    }
    const registration = await navigator.serviceWorker.getRegistration();
    for (const note of (await registration?.getNotifications()) ?? []) {
      if (`${note.title} ${note.body}`.includes(wanted)) found.push('notification');
    }
    return found;
  }, text);
}
