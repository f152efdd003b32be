import { z } from 'zod';
import { DIRECTIONS } from '../vocabulary.ts';
import { EMBEDDING_VERSION } from './place.ts';

/** Why the phone did not do what the page asked, beside the codes of signing in and of dialling. */
export const EMBEDDING_REFUSALS = [
  'embedding/malformed',
  'embedding/unknown-version',
  /** Nobody is signed in, or the phone is still starting. */
  'embedding/not-signed-in',
  /** There is no such call in this phone. */
  'embedding/no-such-call',
  /** The call is not in a state in which that can be done, or there is one where there must be none. */
  'embedding/not-now',
] as const;
export type EmbeddingRefusal = (typeof EMBEDDING_REFUSALS)[number];

const wpm = z.literal(EMBEDDING_VERSION);
/** By which the page knows the answer to what it asked. */
const id = z.string().min(1).max(64);
const call = z.string().min(1).max(64);

/** What a page says to the phone. `hello` binds the phone to the page's origin; everything else is answered by `done` or `refused`. */
export const hostMessage = z.discriminatedUnion('kind', [
  z.strictObject({ wpm, kind: z.literal('hello') }),
  z.strictObject({ wpm, kind: z.literal('sign-in'), id, token: z.string().min(16).max(128) }),
  z.strictObject({ wpm, kind: z.literal('sign-out'), id }),
  z.strictObject({
    wpm,
    kind: z.literal('dial'),
    id,
    number: z.string().trim().min(1).max(64),
    /** In which campaign the user calls (F14); null or left out: outside all. */
    campaignId: z.uuid().nullable().optional(),
  }),
  z.strictObject({ wpm, kind: z.literal('answer'), id, call }),
  /** Also rejects a call that rings, and gives up one that is dialled. */
  z.strictObject({ wpm, kind: z.literal('hang-up'), id, call }),
  z.strictObject({ wpm, kind: z.literal('hold'), id, call, on: z.boolean() }),
  z.strictObject({ wpm, kind: z.literal('mute'), id, call, on: z.boolean() }),
  /** Pauses the recording for card data (F39), or has it go on. A page that shows the field for the card says so by itself. */
  z.strictObject({ wpm, kind: z.literal('pause-recording'), id, call, on: z.boolean() }),
]);
export type HostMessage = z.infer<typeof hostMessage>;
export type HostCommand = Exclude<HostMessage, { kind: 'hello' }>;

/** Where a call is. `alerting`: whom the user calls is being rung. */
export const EMBEDDED_STAGES = ['ringing', 'dialling', 'alerting', 'connected', 'held', 'ended'] as const;
export type EmbeddedStage = (typeof EMBEDDED_STAGES)[number];

/** What is recorded of a call now (F39). `refused`: nothing, though it is to be. */
export const EMBEDDED_RECORDINGS = ['off', 'running', 'paused', 'refused'] as const;

/** What happened to a call: it came into the stage of that name, or came back from `held`; its recording was paused, or goes on. */
export const EMBEDDED_EVENTS = [...EMBEDDED_STAGES, 'retrieved', 'recording-paused', 'recording-resumed'] as const;
export type EmbeddedEvent = (typeof EMBEDDED_EVENTS)[number];

/** A call as the page is told of it. */
export const embeddedCall = z.object({
  /** The phone's own name for the call, by which the page commands it. */
  call,
  /** The platform's id, as in webhooks and the API; null in a call that was dialled until the platform has told it. */
  callId: z.uuid().nullable(),
  direction: z.enum(DIRECTIONS),
  stage: z.enum(EMBEDDED_STAGES),
  /** The other end; `anonymous` where they withhold it. */
  number: z.string(),
  name: z.string().nullable(),
  /** The number the caller dialled. */
  dialled: z.string().nullable(),
  /** The campaign it is a call of, by its name and its id; null where it is none's, or was not told. */
  campaign: z.string().nullable(),
  campaignId: z.uuid().nullable(),
  muted: z.boolean(),
  /** `off` also until the platform has told it, and once the call is over. */
  recording: z.enum(EMBEDDED_RECORDINGS),
  /** Null until it is over. `why` is `hung-up` or a code. */
  ended: z
    .object({ by: z.enum(['local', 'remote', 'system']), why: z.string(), talkMs: z.number().nullable() })
    .nullable(),
});
export type EmbeddedCall = z.infer<typeof embeddedCall>;

/** How the phone is. */
export const embeddedState = z.object({
  session: z.enum(['restoring', 'signed-in', 'signed-out']),
  /** The code that ended the session; null where the user logged out, or nobody was logged in. */
  why: z.string().nullable(),
  user: z.object({ login: z.string(), name: z.string() }).nullable(),
  /** Calls can come and go only while `registered`. */
  connection: z.enum(['none', 'connecting', 'registered', 'lost', 'refused', 'signed-out']),
  calls: z.array(embeddedCall),
});
export type EmbeddedState = z.infer<typeof embeddedState>;

/** What the phone says to the page. */
export const phoneMessage = z.discriminatedUnion('kind', [
  /** The phone is there and waits for `hello`. */
  z.object({ wpm, kind: z.literal('here') }),
  z.object({ wpm, kind: z.literal('welcome'), state: embeddedState }),
  z.object({ wpm, kind: z.literal('state'), state: embeddedState }),
  z.object({ wpm, kind: z.literal('call'), event: z.enum(EMBEDDED_EVENTS), call: embeddedCall }),
  /** The user wants to see this customer in the CRM. `address`: by the tenant's template, where it has one. */
  z.object({ wpm, kind: z.literal('show-contact'), call: embeddedCall, address: z.string().nullable() }),
  /** It was done; of `dial`, which call it began. */
  z.object({ wpm, kind: z.literal('done'), id, call: call.optional() }),
  /** `id` is null where what came had none that could be read. */
  z.object({ wpm, kind: z.literal('refused'), id: id.nullable(), code: z.string() }),
]);
export type PhoneMessage = z.infer<typeof phoneMessage>;

/** What a page sent: a message, or why it is none. The phone answers the latter by its code. */
export type ReadHostMessage =
  | { readonly ok: true; readonly message: HostMessage }
  | { readonly ok: false; readonly id: string | null; readonly code: EmbeddingRefusal };

/** Reads what came by `postMessage`: data of any kind at all. */
export function readHostMessage(data: unknown): ReadHostMessage {
  const read = hostMessage.safeParse(data);
  if (read.success) return { ok: true, message: read.data };
  const said: { readonly wpm?: unknown; readonly id?: unknown } = Object(data);
  const isNewer = typeof said.wpm === 'number' && said.wpm !== EMBEDDING_VERSION;
  const known = id.safeParse(said.id);
  const code = isNewer ? 'embedding/unknown-version' : 'embedding/malformed';
  return { ok: false, id: known.success ? known.data : null, code };
}
