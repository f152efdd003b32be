/**
 * A browser that blocks third-party cookies denies storage too to a page that another site frames (Chromium: `SecurityError` at the mere
 * word `localStorage`). What the phone would keep there it keeps then as long as the page lives. Run for its effect, before everything else.
 */
class PageStorage implements Storage {
  readonly #kept = new Map<string, string>();

  [name: string]: unknown;

  get length(): number {
    return this.#kept.size;
  }

  clear(): void {
    this.#kept.clear();
  }

  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.#kept.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.#kept.delete(key);
  }

  setItem(key: string, value: string): void {
    this.#kept.set(key, value);
  }
}

for (const name of ['localStorage', 'sessionStorage'] as const) {
  if (!isAllowed(name)) Object.defineProperty(window, name, { value: new PageStorage(), configurable: true });
}

function isAllowed(name: 'localStorage' | 'sessionStorage'): boolean {
  try {
    return window[name] !== null;
  } catch {
    return false;
  }
}
