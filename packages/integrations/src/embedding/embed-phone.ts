// Served as it is, types taken away, at `/embed.js`: it imports nothing but types (ADR 0057).
import type { EmbeddedCall, EmbeddedEvent, EmbeddedState, HostCommand, HostMessage, PhoneMessage } from '@wpm/contract';

/** Version of the messages (docs/integration/embedding.md). */
const VERSION = 1;
/** What the phone may use in the page: the browser asks the user for the microphone in the phone's name. */
const ALLOWED = 'microphone; autoplay; speaker-selection; screen-wake-lock; clipboard-write';
const ANSWER_WITHIN_MS = 20_000;

export type EmbedOptions = {
  /** Origin of the platform: `https://phone.example`. */
  readonly phone: string;
  /** The tenant's domain: `firma.example`. */
  readonly domain: string;
  /** Where the phone is to stand; it fills it. 360 × 640 px at least. */
  readonly into: HTMLElement;
  /** A fresh token, of the CRM's own server (`POST /api/v1/embedding-tokens`). Asked for whenever the phone needs to sign in. */
  readonly token: () => Promise<string>;
  /** Login of who is to be signed in: somebody else, of the session before, is replaced. */
  readonly user?: string;
  readonly onState?: (state: EmbeddedState) => void;
  readonly onCall?: (event: EmbeddedEvent, call: EmbeddedCall) => void;
  /** The user wants to see whom they talk to; `address` is by the tenant's template, where it has one. */
  readonly onShowContact?: (call: EmbeddedCall, address: string | null) => void;
  /** Signing in failed, or a token could not be had. */
  readonly onRefused?: (code: string) => void;
};

/** What a command came to: done, of `dial` with the phone's name of the call, or refused with a code. */
export type EmbedAnswer =
  | { readonly ok: true; readonly call: string | undefined }
  | { readonly ok: false; readonly code: string };

export interface EmbeddedPhone extends Disposable {
  readonly frame: HTMLIFrameElement;
  /** @param how `campaignId`: in which campaign the user calls; else outside all */
  dial(number: string, how?: { readonly campaignId?: string }): Promise<EmbedAnswer>;
  answer(call: string): Promise<EmbedAnswer>;
  /** Rejects a call that rings. */
  hangUp(call: string): Promise<EmbedAnswer>;
  hold(call: string, on: boolean): Promise<EmbedAnswer>;
  mute(call: string, on: boolean): Promise<EmbedAnswer>;
  /** Pauses the recording for card data, or has it go on. */
  pauseRecording(call: string, on: boolean): Promise<EmbedAnswer>;
  signOut(): Promise<EmbedAnswer>;
}

type Asked = HostCommand extends infer One ? (One extends HostCommand ? Omit<One, 'wpm' | 'id'> : never) : never;

/** Puts the phone into a page of a CRM, signs its user in, and tells what happens there (F48). */
export function embedPhone(options: EmbedOptions): EmbeddedPhone {
  const link = new PhoneLink(options);
  return {
    frame: link.frame,
    dial: (number, { campaignId } = {}) =>
      link.ask({ kind: 'dial', number, ...(campaignId !== undefined && { campaignId }) }),
    answer: (call) => link.ask({ kind: 'answer', call }),
    hangUp: (call) => link.ask({ kind: 'hang-up', call }),
    hold: (call, on) => link.ask({ kind: 'hold', call, on }),
    mute: (call, on) => link.ask({ kind: 'mute', call, on }),
    pauseRecording: (call, on) => link.ask({ kind: 'pause-recording', call, on }),
    signOut: () => link.ask({ kind: 'sign-out' }),
    [Symbol.dispose]: () => link.close(),
  };
}

class PhoneLink {
  readonly frame: HTMLIFrameElement;
  readonly #options: EmbedOptions;
  readonly #origin: string;
  readonly #asked = new Map<string, (answer: EmbedAnswer) => void>();
  #lastId = 0;
  /** Whether nobody was signed in for this page yet: who logs out by hand stays logged out. */
  #isNew = true;
  #isSigningIn = false;

  constructor(options: EmbedOptions) {
    this.#options = options;
    this.#origin = new URL(options.phone).origin;
    this.frame = options.into.ownerDocument.createElement('iframe');
    this.frame.allow = ALLOWED;
    this.frame.title = 'WebPhone Mobile';
    this.frame.style.cssText = 'border:0;width:100%;height:100%';
    this.frame.src = `${this.#origin}/phone/embedded/${encodeURIComponent(options.domain)}`;
    window.addEventListener('message', this.#heard);
    options.into.append(this.frame);
  }

  ask(asked: Asked): Promise<EmbedAnswer> {
    this.#lastId += 1;
    const id = String(this.#lastId);
    return new Promise((resolve) => {
      const settle = (answer: EmbedAnswer) => {
        clearTimeout(timer);
        this.#asked.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle({ ok: false, code: 'embedding/no-answer' }), ANSWER_WITHIN_MS);
      this.#asked.set(id, settle);
      this.#say({ wpm: VERSION, ...asked, id });
    });
  }

  close(): void {
    window.removeEventListener('message', this.#heard);
    for (const settle of this.#asked.values()) settle({ ok: false, code: 'embedding/closed' });
    this.frame.remove();
  }

  /** Only the frame itself, while it shows the phone's origin, is listened to; what is none of its messages is passed over. */
  readonly #heard = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== this.frame.contentWindow || origin !== this.#origin || !isPhoneMessage(data)) return;
    this.#take(data);
  };

  #take(message: PhoneMessage): void {
    const { onCall, onShowContact } = this.#options;
    if (message.kind === 'here') this.#say({ wpm: VERSION, kind: 'hello' });
    else if (message.kind === 'welcome' || message.kind === 'state') this.#stateIs(message.state);
    else if (message.kind === 'call') onCall?.(message.event, message.call);
    else if (message.kind === 'show-contact') onShowContact?.(message.call, message.address);
    else if (message.kind === 'done') this.#asked.get(message.id)?.({ ok: true, call: message.call });
    else if (message.id !== null) this.#asked.get(message.id)?.({ ok: false, code: message.code });
  }

  #stateIs(state: EmbeddedState): void {
    const { user, onState } = this.#options;
    onState?.(state);
    if (state.session === 'restoring') return;
    const isOther = state.user !== null && user !== undefined && state.user.login !== user;
    const isOver = state.session === 'signed-out' && (this.#isNew || state.why !== null);
    this.#isNew = this.#isNew && state.session === 'signed-out';
    if (isOver || (isOther && state.calls.length === 0)) void this.#signIn();
  }

  async #signIn(): Promise<void> {
    if (this.#isSigningIn) return;
    this.#isSigningIn = true;
    this.#isNew = false;
    const token = await this.#options.token().catch(() => undefined);
    const answer: EmbedAnswer =
      token === undefined ? { ok: false, code: 'embedding/no-token' } : await this.ask({ kind: 'sign-in', token });
    this.#isSigningIn = false;
    if (!answer.ok) this.#options.onRefused?.(answer.code);
  }

  #say(message: HostMessage): void {
    this.frame.contentWindow?.postMessage(message, this.#origin);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isCall = (value: unknown): boolean =>
  isObject(value) && isText(value['call']) && isText(value['stage']) && isText(value['number']);
const isState = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['session']) &&
  (value['user'] === null || (isObject(value['user']) && isText(value['user']['login']))) &&
  Array.isArray(value['calls']) &&
  value['calls'].every(isCall);

const IS_WHOLE: Readonly<Record<PhoneMessage['kind'], (said: Readonly<Record<string, unknown>>) => boolean>> = {
  here: () => true,
  welcome: ({ state }) => isState(state),
  state: ({ state }) => isState(state),
  call: ({ event, call }) => isText(event) && isCall(call),
  'show-contact': ({ call, address }) => isCall(call) && (address === null || isText(address)),
  done: ({ id }) => isText(id),
  refused: ({ id, code }) => (id === null || isText(id)) && isText(code),
};

/** Whether what came is a message of this version. A newer phone may say more, which is passed over. */
export function isPhoneMessage(data: unknown): data is PhoneMessage {
  if (!isObject(data) || data['wpm'] !== VERSION || !isText(data['kind'])) return false;
  const isWhole = Object.entries(IS_WHOLE).find(([kind]) => kind === data['kind'])?.[1];
  return isWhole?.(data) ?? false;
}
