import { createHash } from 'node:crypto';
import type { CrmConnectorSettings, CrmJournal, JournalStep } from '@wpm/contract';
import {
  type FilledRequest,
  fillRequest,
  inWordsOf,
  readActivity,
  readFound,
  type RequestTemplate,
  verdictOf,
} from '@wpm/integrations';
import type { Answered, Ask } from '../net/ask-safely.ts';
import type { Secrets } from './connector-secrets.ts';

/** Patient: nobody waits for it. */
const WITHIN_MS = 15_000;
const SHOWN_OF_ANSWER = 4_000;

export type WriteActivityDeps = {
  readonly ask: (ask: Ask) => Promise<Answered>;
  /** Hosts that may be at private addresses. */
  readonly allowed: readonly string[];
  /** The CRM is about to be asked to write it. */
  readonly onBegin: () => Promise<void>;
  readonly onStep?: (step: Omit<JournalStep, 'tookMs'>) => void;
};

/** A call to be written, and what is known of it in the CRM. */
export type Activity = {
  readonly journal: CrmJournal;
  readonly lookup: CrmConnectorSettings['lookup'];
  readonly secrets: Secrets;
  /** The customer's. */
  readonly number: string;
  /** What the CRM calls the customer, where that is known already. */
  readonly personId: string | undefined;
  readonly valuesFor: (personId: string) => Readonly<Record<string, string>>;
  readonly activityId: string | null;
  /** The digest of what of the call stands there. */
  readonly sent: Buffer | null;
  /** Nobody knows whether a try before this one wrote it. */
  readonly doubtful: boolean;
};

export type ActivityOutcome =
  | {
      readonly kind: 'written';
      readonly activityId: string | null;
      readonly personId: string;
      readonly sent: Buffer;
      readonly status: number | null;
    }
  | { readonly kind: 'skipped'; readonly why: string }
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly error: string;
      readonly isDoubtful: boolean;
      readonly isOver: boolean;
    };

type Values = Readonly<Record<string, string>>;

/** Writes a call to a CRM, or changes what stands there of it; never a second time. Never rejects but where `onBegin` does. */
export async function writeActivity(deps: WriteActivityDeps, activity: Activity): Promise<ActivityOutcome> {
  const { journal, doubtful, activityId, sent, personId = '' } = activity;
  // It stands there, and is called nothing that it could be changed by.
  if (activityId === null && sent !== null) return { kind: 'written', activityId, personId, sent, status: null };
  const person = await personOf(deps, activity);
  if (typeof person !== 'string') return { ...person, isDoubtful: doubtful };
  if (person === '' && journal.unknown === 'skip')
    return { kind: 'skipped', why: 'the CRM does not know the customer' };
  const values = activity.valuesFor(person);
  if (activityId !== null) return update(deps, activity, { values, activityId });
  const found = doubtful ? await soughtOf(deps, activity, values) : null;
  if (typeof found === 'object' && found !== null) return found;
  if (found !== null) return update(deps, { ...activity, sent: null }, { values, activityId: found });
  return create(deps, activity, values);
}

/** What the CRM calls the customer; empty where it does not know them. */
async function personOf(deps: WriteActivityDeps, activity: Activity) {
  const { journal, lookup, secrets, number, personId } = activity;
  if (personId !== undefined) return personId;
  if (!number.startsWith('+')) return '';
  const finding = journal.find ?? lookup;
  if (finding.id === '') return '';
  return asked(deps, 'find', finding, { values: activity.valuesFor(''), secrets });
}

/** An activity that a try wrote whose answer never came; null where there is none. */
async function soughtOf(deps: WriteActivityDeps, { journal, secrets }: Activity, values: Values) {
  const { seek, create: request } = journal;
  if (seek) {
    const found = await asked(deps, 'seek', seek, { values: inWordsOf(values, journal.words), secrets });
    if (typeof found !== 'string') return { ...found, isDoubtful: true };
    return found === '' ? null : found;
  }
  if (request.headers.some(({ name }) => /^idempotency-key$/i.test(name))) return null;
  return {
    kind: 'failed',
    status: null,
    error: 'nobody knows whether it was written: the CRM did not answer, and there is no way to look for it',
    isDoubtful: true,
    isOver: true,
  } as const;
}

type Finding = RequestTemplate & { readonly match: string; readonly id: string };
type Filling = { readonly values: Values; readonly secrets: Secrets };

/** The id of what a request finds; empty where it finds nothing. */
async function asked(deps: WriteActivityDeps, kind: 'find' | 'seek', finding: Finding, filling: Filling) {
  const { answered, request } = await send(deps, finding, filling);
  const { status, error, body } = answered;
  const isNobody = status === 404 || status === 204;
  const json = parsed(body);
  const why = isNobody ? null : (error ?? (json === undefined ? 'the answer is no JSON' : null));
  deps.onStep?.(stepOf(kind, request, { ...answered, error: why }));
  if (isNobody) return '';
  if (why !== null) return { kind: 'failed', status, error: why, isOver: false } as const;
  return readFound(json, finding) ?? '';
}

async function create(deps: WriteActivityDeps, activity: Activity, values: Values): Promise<ActivityOutcome> {
  const { journal, secrets } = activity;
  const filling = { values: inWordsOf(values, journal.words), secrets };
  const unfit = unfitBody(journal.create, filling);
  if (unfit !== undefined) return { kind: 'failed', status: null, error: unfit, isDoubtful: false, isOver: true };
  await deps.onBegin();
  const { answered, request } = await send(deps, journal.create, filling);
  const verdict = verdictOf(answered, journal.success);
  deps.onStep?.(stepOf('create', request, { ...answered, error: verdict.kind === 'written' ? null : verdict.error }));
  const { status } = answered;
  if (verdict.kind !== 'written')
    return {
      kind: 'failed',
      status,
      error: verdict.error,
      isDoubtful: verdict.kind === 'unknown',
      isOver: verdict.kind === 'refused',
    };
  const activityId = readActivity(verdict.answer, journal.activity);
  return { kind: 'written', activityId, personId: values['person'] ?? '', sent: digestOf(activity, values), status };
}

type Known = { readonly values: Values; readonly activityId: string };

/** Changes what stands there, where it says something else by now. */
async function update(deps: WriteActivityDeps, activity: Activity, known: Known): Promise<ActivityOutcome> {
  const { journal, secrets } = activity;
  const { values, activityId } = known;
  const sent = digestOf(activity, values);
  const written = { kind: 'written', activityId, personId: values['person'] ?? '', sent } as const;
  if (!journal.update || activity.sent?.equals(sent)) return { ...written, status: null };
  const filling = { values: { ...inWordsOf(values, journal.words), activity: activityId }, secrets };
  const unfit = unfitBody(journal.update, filling);
  if (unfit !== undefined) return { kind: 'failed', status: null, error: unfit, isDoubtful: false, isOver: true };
  const { answered, request } = await send(deps, journal.update, filling);
  const verdict = verdictOf(answered, journal.success);
  deps.onStep?.(stepOf('update', request, { ...answered, error: verdict.kind === 'written' ? null : verdict.error }));
  if (verdict.kind === 'written') return { ...written, status: answered.status };
  const { kind, error } = verdict;
  // The same change twice is one.
  return { kind: 'failed', status: answered.status, error, isDoubtful: false, isOver: kind === 'refused' };
}

/** Of what an update says of the call: whether there is anything to change is told by it. */
function digestOf({ journal }: Activity, values: Values): Buffer {
  const told = journal.update
    ? fillRequest(journal.update, { values: inWordsOf(values, journal.words), secrets: {} })
    : {};
  return createHash('sha256').update(JSON.stringify(told)).digest();
}

async function send({ ask, allowed }: WriteActivityDeps, template: RequestTemplate, filling: Filling) {
  const request = fillRequest(template, filling);
  const answered = await ask({ ...request, allowed, withinMs: WITHIN_MS });
  return { request: fillRequest(template, { ...filling, secrets: {} }), answered };
}

/** What is wrong with a body that a value without quotes made no JSON of. */
function unfitBody(template: RequestTemplate, filling: Filling): string | undefined {
  const { body } = fillRequest(template, { ...filling, secrets: {} });
  if (body === '' || parsed(body) !== undefined) return undefined;
  return `what would be sent is no JSON: ${body.slice(0, 300).toWellFormed()}`;
}

function stepOf(
  kind: JournalStep['kind'],
  { method, url, body }: FilledRequest,
  { status, error, body: answer }: Pick<Answered, 'status' | 'error' | 'body'>,
): Omit<JournalStep, 'tookMs'> {
  return { kind, status, error, sent: { method, url, body }, answer: answer.slice(0, SHOWN_OF_ANSWER).toWellFormed() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
