import { z } from 'zod';
import { because } from '../field-reasons.ts';
import { crmRequest, LOOKUP_VALUES } from './crm-request.ts';

/**
 * What is known of a call when it is written to a CRM. Instants are ISO 8601 in UTC, `startedDate` and `startedTime` are UTC as well,
 * `durationClock` is `HH:MM:SS`; `person` is what the customer is called in the CRM, `recording` the address of a page that opens the
 * recording to whoever may hear it, and is empty where nothing was recorded; `summary` is a text of several lines.
 */
export const JOURNAL_VALUES: readonly string[] = [
  ...LOOKUP_VALUES,
  'callId',
  'direction',
  'outcome',
  'result',
  'from',
  'to',
  'ownNumber',
  'campaign',
  'agent',
  'agentEmail',
  'agentLogin',
  'person',
  'name',
  'contactId',
  'externalId',
  'startedAt',
  'startedMs',
  'startedDate',
  'startedTime',
  'answeredAt',
  'endedAt',
  'durationS',
  'durationMs',
  'durationClock',
  'classifier',
  'note',
  'recording',
  'callPage',
  'title',
  'summary',
  'summaryHtml',
];

/** `activity` is what the activity is called in the CRM. */
export const UPDATE_VALUES = [...JOURNAL_VALUES, 'activity'];

/** A request that finds something by its answer: `match` is the path to what was found, `id` the text that names it. */
const crmFinding = (known: readonly string[]) =>
  crmRequest(known).extend({ match: z.string().max(200).default(''), id: z.string().min(1).max(200) });

const WORD_OF = /^([A-Za-z]+)\.(.+)$/;
const isOfValue = (of: string) => JOURNAL_VALUES.includes(WORD_OF.exec(of)?.[1] ?? '');

/**
 * How calls that are over are written to a CRM as activities. `which`: all, or those somebody answered; `unknown`: what becomes of
 * one whose customer the CRM does not know. A call is written when its agent's wrap-up is over, or `waitS` seconds after its end.
 */
export const crmJournal = z.strictObject({
  which: z.enum(['answered', 'all']).default('answered'),
  unknown: z.enum(['skip', 'write']).default('skip'),
  waitS: z.int().min(0).max(3_600).default(120),
  create: crmRequest(JOURNAL_VALUES),
  /** The text that names the activity, with paths into the answer in braces: `{id}`. Empty: it is not changed afterwards. */
  activity: z.string().max(200).default(''),
  /** An answer of 2xx, or of one of `statuses`, is a success where at `path` is something but `false`, `null` or nothing. */
  success: z
    .strictObject({
      path: z.string().max(200).default(''),
      statuses: z.array(z.int().min(300).max(499)).max(10).default([]),
    })
    .default({ path: '', statuses: [] }),
  /** What is sent where something of the call is known later: another classifier, a note. */
  update: crmRequest(UPDATE_VALUES).optional(),
  /** How the customer is found in the CRM; absent: by the lookup. */
  find: crmFinding(LOOKUP_VALUES).optional(),
  /** How an activity is found that may have been written by a try whose answer never came. */
  seek: crmFinding(JOURNAL_VALUES).optional(),
  /** What a value is called in the CRM: `direction.inbound` is `INBOUND`; `agentLogin.*` is whatever no other word says. */
  words: z
    .array(
      z.strictObject({
        of: z.string().max(120).refine(isOfValue, because('not-an-option', 'is of no value that is known here')),
        is: z.string().max(200),
      }),
    )
    .max(100)
    .default([]),
});
export type CrmJournal = z.infer<typeof crmJournal>;

export const JOURNAL_STATES = ['waiting', 'written', 'skipped', 'dead'] as const;
export type JournalState = (typeof JOURNAL_STATES)[number];

/** A call on its way to a CRM, or there. `skipped`: the CRM does not know the customer; `dead`: given up until it is tried by hand. */
export const journalEntry = z.strictObject({
  id: z.uuid(),
  callId: z.uuid(),
  startedAt: z.iso.datetime(),
  /** The customer's. */
  number: z.string(),
  state: z.enum(JOURNAL_STATES),
  tries: z.int(),
  /** Null where it is not tried again. */
  nextAt: z.iso.datetime().nullable(),
  writtenAt: z.iso.datetime().nullable(),
  /** What the activity is called in the CRM. */
  activityId: z.string().nullable(),
  /** Of the last answer; null where none came. */
  lastStatus: z.int().nullable(),
  /** In English. */
  lastError: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof journalEntry>;

/** One request of a try, and what came of it. */
export const journalStep = z.strictObject({
  kind: z.enum(['find', 'seek', 'create', 'update']),
  /** Of the answer; null where none came. */
  status: z.int().nullable(),
  tookMs: z.int().nonnegative(),
  /** In English; null where it went well. */
  error: z.string().nullable(),
  /** What was sent, without headers. */
  sent: z.strictObject({ method: z.string(), url: z.string(), body: z.string() }),
  /** How the answer begins, as it came. */
  answer: z.string(),
});
export type JournalStep = z.infer<typeof journalStep>;
