import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
 * Where what a benchmark made lies: in `WPM_BENCH_FOLDER`, where that is set, to be measured again, and else for this run alone. What was
 * broken off while it was made is thrown away.
 */
export class DataFolder implements Disposable {
  readonly path: string;
  readonly #isKept: boolean;

  private constructor(folder: string, isKept: boolean) {
    this.path = folder;
    this.#isKept = isKept;
    if (!this.isWhole) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    // PostgreSQL passes through it as another user, where we are root.
    chmodSync(folder, 0o711);
  }

  static open(name: string): DataFolder {
    const kept = process.env['WPM_BENCH_FOLDER'];
    return kept === undefined
      ? new DataFolder(mkdtempSync(path.join(os.tmpdir(), 'wpm-bench-')), false)
      : new DataFolder(path.join(path.resolve(kept), name), true);
  }

  /** All of it was made, by this run or one before. */
  get isWhole(): boolean {
    return existsSync(path.join(this.path, 'whole'));
  }

  keep(): void {
    writeFileSync(path.join(this.path, 'whole'), '');
  }

  [Symbol.dispose](): void {
    if (!this.#isKept) rmSync(this.path, { recursive: true, force: true });
  }
}
