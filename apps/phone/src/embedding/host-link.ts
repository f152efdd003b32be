import { EMBEDDING_VERSION, type HostCommand, type PhoneMessage, readHostMessage } from '@wpm/contract';

/** What a message came with. */
export type Heard = { readonly fromParent: boolean; readonly origin: string; readonly data: unknown };

export type HostLinkPorts = {
  /** Origins that may frame the phone. */
  readonly allowed: readonly string[];
  /** Sends to the page that frames the phone, if it is of this origin. */
  readonly post: (message: PhoneMessage, origin: string) => void;
  /** What the page is greeted with. */
  readonly greeting: () => PhoneMessage;
  /** Does what the page asks. @returns which call it began, if it began one, or why it was not done */
  readonly perform: (command: HostCommand) => Promise<Performed>;
};

/** `code` is an `EmbeddingRefusal`, or the platform's own. */
export type Performed = { readonly ok: true; readonly call?: string } | { readonly ok: false; readonly code: string };

type Told = PhoneMessage extends infer One ? (One extends PhoneMessage ? Omit<One, 'wpm'> : never) : never;

/**
 * The phone's end of the messages to the page that frames it. It is bound to the origin of the first allowed page that says hello, and
 * knows no other from then on: whoever else speaks is not answered at all.
 */
export class HostLink {
  readonly #ports: HostLinkPorts;
  #origin: string | undefined;

  constructor(ports: HostLinkPorts) {
    this.#ports = ports;
  }

  /** Says that the phone is there. The browser hands it to a page of an allowed origin alone. */
  announce(origins: readonly string[]): void {
    for (const origin of origins) {
      if (this.#ports.allowed.includes(origin)) this.#ports.post({ wpm: EMBEDDING_VERSION, kind: 'here' }, origin);
    }
  }

  /** Tells the page something; nobody, while none has said hello. */
  tell(told: Told): void {
    if (this.#origin !== undefined) this.#ports.post({ wpm: EMBEDDING_VERSION, ...told }, this.#origin);
  }

  async hear({ fromParent, origin, data }: Heard): Promise<void> {
    if (!fromParent || !this.#ports.allowed.includes(origin)) return;
    if (this.#origin !== undefined && origin !== this.#origin) return;
    const read = readHostMessage(data);
    if (!read.ok) return this.#refuse(origin, read);
    const { message } = read;
    if (message.kind === 'hello') {
      this.#origin = origin;
      return this.#ports.post(this.#ports.greeting(), origin);
    }
    const { id } = message;
    if (this.#origin === undefined) return this.#refuse(origin, { id, code: 'embedding/not-now' });
    const performed = await this.#ports.perform(message);
    if (!performed.ok) return this.#refuse(origin, { id, code: performed.code });
    const { call } = performed;
    return this.#ports.post({ wpm: EMBEDDING_VERSION, kind: 'done', id, ...(call !== undefined && { call }) }, origin);
  }

  #refuse(origin: string, { id, code }: { readonly id: string | null; readonly code: string }): void {
    this.#ports.post({ wpm: EMBEDDING_VERSION, kind: 'refused', id, code }, origin);
  }
}
