import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type CallDiagnostics, type DiagnosticsArchive, expired, joined } from './archive.ts';

interface Schema extends DBSchema {
  calls: { key: string; value: CallDiagnostics; indexes: { callId: string; startedAt: number } };
}

/** Diagnostics in the browser's IndexedDB. */
export class IndexedArchive implements DiagnosticsArchive {
  readonly #open: Promise<IDBPDatabase<Schema>> = openDB<Schema>('wpm-diagnostics', 1, {
    upgrade(database) {
      const calls = database.createObjectStore('calls', { keyPath: 'id' });
      calls.createIndex('callId', 'callId');
      calls.createIndex('startedAt', 'startedAt');
    },
  });

  async save(diagnostics: CallDiagnostics): Promise<void> {
    const database = await this.#open;
    const writing = database.transaction('calls', 'readwrite');
    await writing.store.put(diagnostics);
    // Keys only: the samples of 500 calls are not read to forget one.
    const kept: Pick<CallDiagnostics, 'id' | 'startedAt'>[] = [];
    for (let cursor = await writing.store.index('startedAt').openKeyCursor(); cursor; cursor = await cursor.continue())
      kept.push({ id: cursor.primaryKey, startedAt: cursor.key });
    await Promise.all(expired(kept, Date.now()).map((id) => writing.store.delete(id)));
    await writing.done;
  }

  async ofCall(callId: string): Promise<CallDiagnostics | undefined> {
    return joined(await (await this.#open).getAllFromIndex('calls', 'callId', callId));
  }

  async count(): Promise<number> {
    return (await this.#open).count('calls');
  }

  async clear(): Promise<void> {
    await (await this.#open).clear('calls');
  }
}
