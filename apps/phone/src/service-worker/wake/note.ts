import type { PushMessage } from '@wpm/contract';
import type { WorkerWords } from './worker-words.ts';

type Message<Kind extends PushMessage['kind']> = Extract<PushMessage, { readonly kind: Kind }>;

/** What pressing a notification is about; kept in it by the browser, so it must be plain data. */
export type NoteData =
  | { readonly kind: 'call'; readonly wakeId: string; readonly callId: string }
  | { readonly kind: 'missed' | 'other' };

/** A notification of the system. */
export type Note = {
  readonly title: string;
  readonly body: string;
  /** The next one with this tag takes its place: there is one for each call. */
  readonly tag: string;
  /** Rings, shakes and stays until it is answered; all else appears quietly. */
  readonly isUrgent: boolean;
  readonly actions: readonly { readonly action: string; readonly title: string }[];
  readonly data: NoteData;
};

export const tagOf = (wakeId: string): string => `wpm-wake-${wakeId}`;

export function noteOfCall({ wakeId, callId, campaign, ...caller }: Message<'call'>, words: WorkerWords): Note {
  const title = titleOf(caller, words);
  const number = caller.name === null ? null : readable(caller.number, words);
  return {
    title,
    body: [words.incoming, campaign, number].filter((part) => part !== null).join(' · '),
    tag: tagOf(wakeId),
    isUrgent: true,
    actions: [
      { action: 'answer', title: words.answer },
      { action: 'reject', title: words.reject },
    ],
    data: { kind: 'call', wakeId, callId },
  };
}

/** In the place of the call's. */
export function noteOfEnd(message: Message<'over'>, words: WorkerWords): Note {
  const body = { registered: words.taken, declined: words.declined, unreachable: words.missed, gone: words.missed };
  return quiet(
    {
      title: titleOf(message, words),
      body: message.taken ? words.takenByOther : body[message.outcome],
      tag: tagOf(message.wakeId),
    },
    isMissed(message) ? 'missed' : 'other',
  );
}

/** Whether the user has missed the call: neither they nor anybody else has it, and they did not decline it. */
export const isMissed = ({ outcome, taken }: Message<'over'>): boolean =>
  !taken && (outcome === 'unreachable' || outcome === 'gone');

/** The push took longer than the call rang: nobody waits for an answer to it. */
export const noteOfLate = (message: Message<'call'>, words: WorkerWords): Note =>
  quiet({ title: titleOf(message, words), body: words.late, tag: tagOf(message.wakeId) }, 'missed');

export const noteOfCheck = (words: WorkerWords): Note =>
  quiet({ title: words.check, body: words.checkText, tag: 'wpm-check' }, 'other');

/** Pressed, it leads to the phone, where the status is. */
export const noteOfSignOut = (words: WorkerWords): Note =>
  quiet({ title: words.signedOut, body: words.unanswered, tag: 'wpm-signed-out' }, 'other');

/** A browser shows a notice of its own, and then takes the permission away, where a push shows nothing. */
export const noteOfUnknown = (words: WorkerWords): Note =>
  quiet({ title: words.unknown, body: '', tag: 'wpm-unknown' }, 'other');

function quiet(said: Pick<Note, 'title' | 'body' | 'tag'>, kind: 'missed' | 'other'): Note {
  return { ...said, isUrgent: false, actions: [], data: { kind } };
}

type Caller = { readonly number: string; readonly name: string | null };

const titleOf = ({ number, name }: Caller, words: WorkerWords): string => name ?? readable(number, words);

/** A number that was withheld is said to be, as everywhere (`other.number` of a call). */
const readable = (number: string, words: WorkerWords): string => (number === 'anonymous' ? words.withheld : number);
