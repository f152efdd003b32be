import { mkdirSync } from 'node:fs';
import { open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ExportOrder, ReportExport } from '@wpm/contract';
import { type Clock, type Log, ok, refuse, type Result } from '@wpm/kernel';
import type { Confinement } from '@wpm/store';
import { z } from 'zod';
import { namesContacts } from './report-reading.ts';

/** Of one user at a time, ready ones included. */
const MOST_OF_USER = 5;
/** A file is deleted after so long, fetched or not. */
const KEPT_MS = 60 * 60_000;
/** More than an export ever needs; one that grows beyond is a fault, and ends without the platform. */
const MOST_MEMORY_MB = 256;
/**
 * Room for what was made lately. Rows live for a moment only: in the larger room a big machine gives by itself, they lay about until
 * the thread held 160 MB, and a million rows were as quick to write.
 */
const MOST_YOUNG_MB = 16;

/** Whose an export is: nobody else hears of it. */
export type Owner = {
  readonly tenantId: string;
  readonly accountId: string;
  /** What they see of the tenant where it is not all; what they no longer see is not fetched either. */
  readonly confinement: Confinement | null;
  /** Whether they may know the tenant's contacts: then customers are called as there. */
  readonly knowsContacts: boolean;
};

/** A file that was written for the platform itself, which deletes it; undefined where it could not be. */
type Written = { readonly file: string; readonly bytes: number; readonly rows: number } | undefined;

type Job = {
  readonly shown: ReportExport;
  readonly owner: Owner;
  readonly order: ExportOrder;
  /** Of a file for the platform itself: whose day its period is reckoned from, and who waits for it. */
  readonly own?: { readonly now: Date; readonly settle: (written: Written) => void };
};

const progress = z.object({ rows: z.int(), total: z.int() });

export type ExportJobsDeps = {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * Reports on their way into files (ADR 0047): one thread at a time, so that however many are asked for, the database reads one.
 * They are forgotten when the platform ends, and what they left in the folder goes when it starts.
 */
export class ExportJobs implements Disposable {
  readonly #deps: ExportJobsDeps;
  readonly #jobs = new Map<string, Job>();
  readonly #timers = new Map<string, Disposable>();
  #running: { readonly id: string; readonly worker: Worker } | undefined;

  private constructor(deps: ExportJobsDeps) {
    this.#deps = deps;
  }

  /** @throws if the folder cannot be made */
  static async open(deps: ExportJobsDeps): Promise<ExportJobs> {
    mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
    for (const left of await readdir(deps.folder)) await rm(path.join(deps.folder, left), { force: true });
    return new ExportJobs(deps);
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers.values()) timer[Symbol.dispose]();
    this.#jobs.clear();
    void this.#running?.worker.terminate();
  }

  start(owner: Owner, order: ExportOrder): Result<ReportExport, { readonly code: 'export/too-many' }> {
    const own = [...this.#jobs.values()].filter((job) => !job.own && isOf(job, owner) && job.shown.state !== 'failed');
    if (own.length >= MOST_OF_USER) return refuse({ code: 'export/too-many' });
    const { report, format } = order;
    const id = crypto.randomUUID();
    const waiting = { id, report, format, state: 'waiting', rows: 0, total: null, bytes: null } as const;
    this.#jobs.set(id, { shown: waiting, owner, order });
    this.#next();
    return ok(this.of(owner, id) ?? waiting);
  }

  /** Writes a report in its turn, for the platform itself: as `owner` sees it, of a period reckoned from `now`. */
  write(owner: Owner, order: ExportOrder, now: Date): Promise<Written> {
    const { report, format } = order;
    const id = crypto.randomUUID();
    const shown = { id, report, format, state: 'waiting', rows: 0, total: null, bytes: null } as const;
    return new Promise((settle) => {
      this.#jobs.set(id, { shown, owner, order, own: { now, settle } });
      this.#next();
    });
  }

  of(owner: Owner, id: string): ReportExport | undefined {
    const job = this.#jobs.get(id);
    return job && isOf(job, owner) ? job.shown : undefined;
  }

  /** Ends it, whatever it is doing. @returns whether there was such an export of this user */
  async cancel(owner: Owner, id: string): Promise<boolean> {
    if (this.of(owner, id) === undefined) return false;
    await this.#forget(id);
    return true;
  }

  /** The file, which the caller closes; undefined where there is none of this user, or it is not ready. */
  async fileOf(
    owner: Owner,
    id: string,
  ): Promise<{ readonly handle: FileHandle; readonly of: ReportExport } | undefined> {
    const shown = this.of(owner, id);
    if (shown?.state !== 'ready') return undefined;
    const handle = await open(this.#file(id), 'r').catch(() => undefined);
    return handle && { handle, of: shown };
  }

  readonly #file = (id: string): string => path.join(this.#deps.folder, id);

  #next(): void {
    if (this.#running) return;
    const next = [...this.#jobs].find(([, { shown }]) => shown.state === 'waiting');
    if (next) this.#run(...next);
  }

  #run(id: string, { owner, order, own }: Job): void {
    const { databaseUrl, now } = this.#deps;
    const worker = new Worker(new URL('export-worker.ts', import.meta.url), {
      workerData: { databaseUrl, owner, order, file: this.#file(id), now: own?.now ?? now() },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: MOST_YOUNG_MB },
    });
    this.#running = { id, worker };
    this.#turn(id, { state: 'running' });
    let fault: unknown;
    worker.on('message', (said) => this.#turn(id, progress.parse(said)));
    worker.on('error', (error) => {
      fault = error;
    });
    worker.on('exit', (code) => void this.#ended(id, code === 0 ? undefined : (fault ?? code)));
  }

  async #ended(id: string, fault: unknown): Promise<void> {
    const { clock, log } = this.#deps;
    this.#running = undefined;
    const written = fault === undefined ? await stat(this.#file(id)).catch(() => undefined) : undefined;
    const own = this.#jobs.get(id)?.own;
    if (own) return this.#settled(id, own.settle, { written, fault });
    if (!this.#jobs.has(id)) await rm(this.#file(id), { force: true });
    else if (written) this.#turn(id, { state: 'ready', bytes: written.size });
    else {
      await rm(this.#file(id), { force: true });
      log.error('export.failed', { export: id, why: String(fault) });
      this.#turn(id, { state: 'failed' });
    }
    if (this.#jobs.has(id))
      this.#timers.set(
        id,
        clock.schedule(clock.now() + KEPT_MS, () => void this.#forget(id)),
      );
    this.#next();
  }

  #settled(
    id: string,
    settle: (written: Written) => void,
    { written, fault }: { readonly written: { readonly size: number } | undefined; readonly fault: unknown },
  ): void {
    const rows = this.#jobs.get(id)?.shown.rows ?? 0;
    this.#jobs.delete(id);
    if (!written) this.#deps.log.error('export.failed', { export: id, why: String(fault) });
    settle(written && { file: this.#file(id), bytes: written.size, rows });
    this.#next();
  }

  #turn(id: string, change: Partial<ReportExport>): void {
    const job = this.#jobs.get(id);
    if (job) this.#jobs.set(id, { ...job, shown: { ...job.shown, ...change } });
  }

  async #forget(id: string): Promise<void> {
    this.#jobs.delete(id);
    this.#timers.get(id)?.[Symbol.dispose]();
    this.#timers.delete(id);
    if (this.#running?.id === id) await this.#running.worker.terminate();
    await rm(this.#file(id), { force: true });
  }
}

const isOf = ({ owner, order }: Job, now: Owner): boolean =>
  owner.tenantId === now.tenantId &&
  owner.accountId === now.accountId &&
  seesAll(now.confinement, owner.confinement) &&
  (now.knowsContacts || !(owner.knowsContacts && namesContacts(order)));

/** Whether what is seen now is at least what was seen then. */
function seesAll(now: Confinement | null, then: Confinement | null): boolean {
  if (now === null) return true;
  return then !== null && then.campaignIds.every((id) => now.campaignIds.includes(id));
}
