import { ANSWERS_DATABASE } from './answers-database.ts';
import type { AnswerShelf, KeptAnswer } from './kept-answers.ts';

const STORE = 'answers';

/** Answers in the browser's IndexedDB. A page that forgets them (`forgetAnswers`) closes it in every other one. */
export class IndexedShelf implements AnswerShelf {
  readonly #database: Promise<IDBDatabase>;

  constructor() {
    this.#database = opened();
    // Who asks it for something hears of a database that cannot be opened.
    this.#database.catch(() => {});
  }

  async all(): Promise<readonly KeptAnswer[]> {
    const store = (await this.#database).transaction(STORE).objectStore(STORE);
    const all: readonly KeptAnswer[] = await done(store.getAll());
    return all;
  }

  async put(answer: KeptAnswer): Promise<void> {
    await done((await this.#writable()).put(answer));
  }

  async drop(answers: readonly Pick<KeptAnswer, 'account' | 'query'>[]): Promise<void> {
    if (answers.length === 0) return;
    const store = await this.#writable();
    await Promise.all(answers.map(({ account, query }) => done(store.delete([account, query]))));
  }

  close(): void {
    void this.#database.then((database) => database.close()).catch(() => {});
  }

  async #writable(): Promise<IDBObjectStore> {
    return (await this.#database).transaction(STORE, 'readwrite').objectStore(STORE);
  }
}

async function opened(): Promise<IDBDatabase> {
  const opening = indexedDB.open(ANSWERS_DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore(STORE, { keyPath: ['account', 'query'] });
  });
  const database = await done(opening);
  database.addEventListener('versionchange', () => database.close());
  return database;
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}
