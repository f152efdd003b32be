import type { Clock, Instant, Log } from '@wpm/kernel';
import type { Flow, Registrar, StoredBinding } from '@wpm/sip';
import type { Registrations } from '@wpm/store';
import { readStoredBindings } from './stored-binding.ts';

export type RegistrationKeeperDeps = {
  readonly registrar: Registrar;
  /** Whether an address of record, by what is kept of it, is this registrar's: phones and trunks share a table. */
  readonly isOurs: (bindings: readonly StoredBinding[]) => boolean;
  readonly registrations: Registrations;
  /** Told where a phone that was registered before the restart will come back from. */
  readonly known?: (flow: Flow) => void;
  readonly clock: Clock;
  readonly log: Log;
};

/** Writes begin at most this often: whatever changes between two goes to disk together. */
const BATCH_MS = 50;
/** How long a phone waits for the disk before it is told all the same that it is registered. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 1_000;

/** AORs whose bindings are written together, and who waits for that. */
type Batch = { readonly aors: Set<string>; readonly done: PromiseWithResolvers<void>; readonly patience: Disposable };

/**
 * Keeps registrations on disk, so that phones can be called when the platform was restarted. A registration is acknowledged
 * when it is written, together with all others of its batch; while the database is away it is acknowledged without, and
 * written when it is back.
 */
export class RegistrationKeeper implements Disposable {
  readonly #deps: RegistrationKeeperDeps;
  readonly #listening: Disposable;
  #next: Batch | undefined;
  #timer: Disposable | undefined;
  #isWriting = false;
  #lastBegun: Instant = -Infinity;

  constructor(deps: RegistrationKeeperDeps) {
    this.#deps = deps;
    this.#listening = deps.registrar.onChange(({ aor }) => this.#note(aor));
  }

  /** Gives the registrar back what it knew, except where session or station have ended. To be called before it is asked. */
  async restore(): Promise<void> {
    const { registrar, registrations, isOurs, known, log } = this.#deps;
    const all = await registrations.all();
    const read = all.map(({ aor, bindings }) => ({ aor, bindings: readStoredBindings(bindings) }));
    const kept = read.filter(({ bindings }) => isOurs(bindings));
    const owners = kept.flatMap(({ bindings }) => bindings.map(({ place }) => place.owner));
    const living = await registrations.livingOwners([...new Set(owners)]);
    for (const { aor, bindings } of kept) {
      const restored = bindings.filter(({ place }) => living.has(place.owner));
      registrar.restore(aor, restored);
      for (const { flow } of restored) known?.(flow);
      this.#note(aor);
    }
    log.info('registrations.restored', { kept: kept.length, restored: registrar.size });
  }

  /** Resolves when the AOR's bindings, as they are now, stand on disk, or when patience ends. */
  saved(aor: string): Promise<void> {
    return this.#note(aor).done.promise;
  }

  /** Writes nothing more: what happens to flows when the platform stops is no sign-off of their phones. */
  [Symbol.dispose](): void {
    this.#listening[Symbol.dispose]();
    this.#timer?.[Symbol.dispose]();
    this.#next?.patience[Symbol.dispose]();
    this.#next?.done.resolve();
    this.#next = undefined;
  }

  #note(aor: string): Batch {
    const batch = this.#next ?? this.#newBatch();
    this.#next = batch;
    batch.aors.add(aor);
    this.#schedule(this.#lastBegun + BATCH_MS);
    return batch;
  }

  #newBatch(): Batch {
    const { clock, log } = this.#deps;
    const done = Promise.withResolvers<void>();
    const patience = clock.schedule(clock.now() + PATIENCE_MS, () => {
      log.error('registrations.slow', { waitedMs: PATIENCE_MS });
      done.resolve();
    });
    return { aors: new Set(), done, patience };
  }

  #schedule(at: Instant): void {
    if (this.#timer || this.#isWriting) return;
    const { clock } = this.#deps;
    this.#timer = clock.schedule(Math.max(at, clock.now()), () => {
      this.#timer = undefined;
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    const batch = this.#next;
    if (!batch) return;
    this.#next = undefined;
    this.#isWriting = true;
    this.#lastBegun = this.#deps.clock.now();
    const isWritten = await this.#save([...batch.aors]);
    this.#isWriting = false;
    if (isWritten) {
      batch.patience[Symbol.dispose]();
      batch.done.resolve();
      if (this.#next) this.#schedule(this.#lastBegun + BATCH_MS);
    } else this.#retry(batch);
  }

  async #save(aors: readonly string[]): Promise<boolean> {
    const { registrar, registrations, log } = this.#deps;
    try {
      await registrations.save(aors.map((aor) => ({ aor, bindings: registrar.stored(aor) })));
      return true;
    } catch (error) {
      log.error('registrations.not-saved', { aors: aors.length, error: String(error) });
      return false;
    }
  }

  /** What came meanwhile joins the batch that failed; who waits for either waits for both. */
  #retry(failed: Batch): void {
    const later = this.#next;
    if (later) {
      for (const aor of later.aors) failed.aors.add(aor);
      void releaseWith(later, failed);
    }
    this.#next = failed;
    this.#schedule(this.#deps.clock.now() + RETRY_MS);
  }
}

async function releaseWith(later: Batch, failed: Batch): Promise<void> {
  await failed.done.promise;
  later.patience[Symbol.dispose]();
  later.done.resolve();
}
