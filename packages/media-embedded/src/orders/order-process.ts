import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a process answers to an order. */
export type OrderReply<Done> =
  | { readonly ok: true; readonly done: Done }
  | { readonly ok: false; readonly why: string };

/** Work that is done in a process of its own, which is there only while there is any. One order at a time. */
export class OrderProcess<Order extends object, Done> implements Disposable {
  readonly #program: string;
  #child: ChildProcess | undefined;

  /** @param program what runs there; it answers by `serveOrders` */
  constructor(program: URL) {
    this.#program = fileURLToPath(program);
  }

  /** @throws Error where it cannot be done, or the process died over it */
  async order(order: Order): Promise<Done> {
    const child = (this.#child ??= this.#start());
    child.send(order);
    const reply = await replyOf<Done>(child);
    if (!reply.ok) throw new Error(reply.why);
    return reply.done;
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
    const child = fork(this.#program, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    return child;
  }
}

async function replyOf<Done>(child: ChildProcess): Promise<OrderReply<Done>> {
  const settled = new AbortController();
  try {
    const { signal } = settled;
    const answered = once(child, 'message', { signal }).then(([reply]): OrderReply<Done> => reply);
    const died = once(child, 'exit', { signal }).then(([code, why]): OrderReply<Done> => {
      return { ok: false, why: `the process ended: ${String(why ?? code)}` };
    });
    return await Promise.race([answered, died]);
  } finally {
    settled.abort();
  }
}
