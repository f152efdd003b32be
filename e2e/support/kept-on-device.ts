import type { Page } from 'playwright-core';

/**
 * Where this text is kept on the device by now, as `localStorage name`, `indexedDB name/store`, `cache name path`, or `notification`. The
 * diagnostics of calls are left out: they are the device's own (F38).
 */
export async function keptOnDevice(page: Page, text: string): Promise<readonly string[]> {
  const read = [inStorage, inDatabases, inCaches, inNotifications];
  return (await Promise.all(read.map((place) => page.evaluate(place, text)))).flat();
}

function inStorage(text: string): readonly string[] {
  return Object.entries({ localStorage, sessionStorage }).flatMap(([place, storage]) =>
    Object.entries(storage).flatMap(([name, value]) =>
      `${name} ${String(value)}`.includes(text) ? [`${place} ${name}`] : [],
    ),
  );
}

async function inDatabases(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    if (name === 'wpm-diagnostics') continue;
    const opening = indexedDB.open(name);
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const database = opening.result;
    for (const store of database.objectStoreNames) {
      const reading = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => reading.addEventListener('success', resolve));
      if (JSON.stringify(reading.result).includes(text)) found.push(`indexedDB ${name}/${store}`);
    }
    database.close();
  }
  return found;
}

async function inCaches(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const body = await (await cache.match(request))?.text();
      if (body?.includes(text)) found.push(`cache ${name} ${new URL(request.url).pathname}`);
    }
  }
  return found;
}

async function inNotifications(text: string): Promise<readonly string[]> {
  const registration = await navigator.serviceWorker.getRegistration();
  const notes = (await registration?.getNotifications()) ?? [];
  return notes.flatMap(({ title, body }) => (`${title} ${body}`.includes(text) ? ['notification'] : []));
}
