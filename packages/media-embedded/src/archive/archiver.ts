import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ArchiveOrder, Archived } from './archive-recording.ts';

/** What the archiving process answers to an order. */
export type ArchiveReply =
  | { readonly ok: true; readonly archived: Archived }
  | { readonly ok: false; readonly why: string };

const PROGRAM = fileURLToPath(new URL('archive-process.ts', import.meta.url));

/** Archives recordings in a process of low priority, which is there only while there is work. One order at a time. */
export class Archiver implements Disposable {
  #child: ChildProcess | undefined;

  /** @throws Error where it cannot be archived, or the process died over it */
  async archive(order: ArchiveOrder): Promise<Archived> {
    const child = (this.#child ??= this.#start());
    child.send(order);
    const reply = await replyOf(child);
    if (!reply.ok) throw new Error(reply.why);
    return reply.archived;
  }

  /** There is nothing to do for a while. */
  rest(): void {
    this.#child?.disconnect();
    this.#child = undefined;
  }

  [Symbol.dispose](): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const child = fork(PROGRAM, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    return child;
  }
}

async function replyOf(child: ChildProcess): Promise<ArchiveReply> {
  const settled = new AbortController();
  try {
    const { signal } = settled;
    const answered = once(child, 'message', { signal }).then(([reply]): ArchiveReply => reply);
    const died = once(child, 'exit', { signal }).then(([code, why]): ArchiveReply => {
      return { ok: false, why: `the archiving process ended: ${String(why ?? code)}` };
    });
    return await Promise.race([answered, died]);
  } finally {
    settled.abort();
  }
}
