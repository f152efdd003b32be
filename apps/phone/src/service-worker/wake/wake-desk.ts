import type { PushMessage } from '@wpm/contract';
import type { WakeChoice, WorkerMessage } from '@wpm/softphone';
import {
  type Note,
  type NoteData,
  isMissed,
  noteOfCall,
  noteOfCheck,
  noteOfEnd,
  noteOfLate,
  noteOfSignOut,
  noteOfUnknown,
  tagOf,
} from './note.ts';
import { readPush } from './read-push.ts';
import type { WorkerWords } from './worker-words.ts';

/** A window of the phone that is open, seen or not. */
export type PhoneWindow = {
  readonly isVisible: boolean;
  tell(message: WorkerMessage): void;
  focus(): Promise<void>;
};

/** What the browser and the platform do for a service worker. */
export type WakePorts = {
  readonly words: () => Promise<WorkerWords>;
  readonly show: (note: Note) => Promise<void>;
  readonly close: (tag: string) => Promise<void>;
  readonly windows: () => Promise<readonly PhoneWindow[]>;
  /** Opens the phone there; the address is relative to it. */
  readonly open: (address: string) => Promise<void>;
  /** `over`: the platform waits for nobody any more for this. */
  readonly report: (wakeId: string, what: 'woken' | 'decline') => Promise<'heard' | 'over' | 'unreachable'>;
};

/** What the service worker does with pushes and with what is pressed in their notifications (F29). */
export class WakeDesk {
  readonly #ports: WakePorts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(ports: WakePorts) {
    this.#ports = ports;
  }

  /** One after the other: a call that was over at once must not ring after its end was shown. */
  async pushed(text: string): Promise<void> {
    const shown = this.#turn.then(() => this.#shown(text));
    this.#turn = Promise.allSettled([shown]);
    await (
      await shown
    )?.();
  }

  /** @returns what is left to do and may take its time */
  async #shown(text: string): Promise<(() => Promise<void>) | void> {
    const message = readPush(text);
    const words = await this.#ports.words();
    switch (message?.kind) {
      case undefined:
        return this.#ports.show(noteOfUnknown(words));
      case 'check':
        await this.#tell({ kind: 'check' });
        return this.#ports.show(noteOfCheck(words));
      case 'signed-out':
        return this.#ports.show(noteOfSignOut(words));
      case 'call':
        return this.#called(message, words);
      case 'over':
        return this.#over(message, words);
    }
  }

  /** `action`: which of the buttons; empty where the notification itself was pressed. */
  async clicked(action: string, data: unknown): Promise<void> {
    const about = readData(data);
    if (about?.kind !== 'call') return this.#show(about?.kind === 'missed' ? '#/missed' : './', null);
    const { wakeId, callId } = about;
    if (action === 'reject') return this.#declined(wakeId, callId);
    const choice: WakeChoice = action === 'answer' ? 'answer' : 'show';
    return this.#show(`?wake=${encodeURIComponent(callId)}&choice=${choice}`, { kind: 'chosen', callId, choice });
  }

  async subscriptionChanged(): Promise<void> {
    await this.#tell({ kind: 'subscription-changed' });
  }

  /** It rings, then the platform is told that it does: the caller hears ringing from then on. */
  async #called(message: Extract<PushMessage, { kind: 'call' }>, words: WorkerWords): Promise<() => Promise<void>> {
    await this.#ports.show(noteOfCall(message, words));
    await this.#tell({ kind: 'ringing', callId: message.callId });
    return async () => {
      const heard = await this.#reported(message.wakeId, 'woken');
      if (heard === 'over') await this.#ports.show(noteOfLate(message, words));
    };
  }

  /** Where the phone is in its user's sight, it says itself what became of the call. */
  async #over(message: Extract<PushMessage, { kind: 'over' }>, words: WorkerWords): Promise<void> {
    const { callId, outcome } = message;
    await this.#tell({ kind: 'over', callId, outcome });
    const isSeen = (await this.#ports.windows()).some(({ isVisible }) => isVisible);
    if (isSeen && !isMissed(message)) await this.#ports.close(tagOf(message.wakeId));
    else await this.#ports.show(noteOfEnd(message, words));
  }

  /** Where the phone has registered meanwhile, the call rings there, and is rejected there. */
  async #declined(wakeId: string, callId: string): Promise<void> {
    const heard = await this.#reported(wakeId, 'decline');
    if (heard === 'over') await this.#tell({ kind: 'chosen', callId, choice: 'reject' });
  }

  /** Once more where the network failed: a device that has just woken may not have it yet. */
  async #reported(wakeId: string, what: 'woken' | 'decline') {
    const first = await this.#ports.report(wakeId, what);
    return first === 'unreachable' ? this.#ports.report(wakeId, what) : first;
  }

  async #show(address: string, message: WorkerMessage | null): Promise<void> {
    const windows = await this.#ports.windows();
    const best = windows.find(({ isVisible }) => isVisible) ?? windows[0];
    if (best === undefined) return this.#ports.open(address);
    if (message !== null) best.tell(message);
    return best.focus();
  }

  async #tell(message: WorkerMessage): Promise<void> {
    for (const window of await this.#ports.windows()) window.tell(message);
  }
}

function readData(data: unknown): NoteData | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return undefined;
  if (data.kind === 'missed' || data.kind === 'other') return { kind: data.kind };
  if (data.kind !== 'call' || !('wakeId' in data) || !('callId' in data)) return undefined;
  return { kind: 'call', wakeId: String(data.wakeId), callId: String(data.callId) };
}
