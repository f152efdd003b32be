import { DEMO_CONTACTS } from './demo-contacts.ts';
import {
  type Account,
  type AgentStatus,
  type CallingCampaign,
  type Colleague,
  type MissedCall,
  type MissedState,
  type MyCall,
  type MyCampaign,
  NO_FORWARDING,
  type OfferedBreak,
} from '@wpm/contract';

export const ACCOUNT: Account = {
  id: '0192f7a0-0000-7000-8000-000000000001',
  login: 'anna',
  domain: 'demo.local',
  displayName: 'Anna Nowak',
  kind: 'uc',
  extension: '101',
  directNumber: '+48221230001',
  roles: [],
  permissions: ['recordings:pause', 'contacts:list', 'contacts:open', 'contacts:edit', 'forwarding:set'],
  mayHearOwnRecordings: true,
  rights: [],
};

/** What the platform answers in a state: by path, not yet, or not at all. */
export type DemoAnswers =
  | Readonly<Record<string, { readonly status: number; readonly body: unknown }>>
  | 'waiting'
  | 'unreachable';

/** One of them ends within the month. */
function demoLicences() {
  const validFrom = '2026-01-01T00:00:00.000Z';
  const validUntil = '2027-12-31T12:00:00.000Z';
  const kinds = ['uc', 'webphone-mobile', 'miniCRM'].map((kind) => ({ kind, validFrom, validUntil }));
  return [...kinds, { kind: 'recording', validFrom, validUntil: '2026-12-15T12:00:00.000Z' }];
}

const RECORDING = {
  id: '0192f7a0-0000-7000-8000-0000000000ff',
  durationMs: 754_000,
  completeness: 1,
  pauses: [{ fromMs: 380_000, toMs: 420_000 }],
};
/** The first of the calls came from a colleague after a wait, was held and paused, and went on to another colleague. */
const COURSE = {
  waitedMs: 95_000,
  holdMs: 40_000,
  transferredFrom: { number: '102', name: 'Jan Kowalski' },
  transferredTo: { number: '104', name: 'Agnieszka Dąbrowska' },
};

/** How loud one of two who talk in turn is, over 200 parts of the talk. */
const loudnessOf = (turn: 0 | 1): readonly number[] =>
  Array.from({ length: 200 }, (_, at) =>
    Math.floor(at / 23) % 2 === turn ? 60 + Math.round(120 * Math.abs(Math.sin(at * 1.7))) : 3,
  );

/** One call of each icon (F25), the same every day: this morning back to the day before yesterday. */
export function demoCalls(): readonly MyCall[] {
  const kinds = [
    ['inbound', 'answered', 'answered', 'Katarzyna Wiśniewska', 754_000],
    ['outbound', 'answered', 'answered', null, 42_000],
    ['inbound', 'missed', 'no-answer', null, 0],
    ['outbound', 'missed', 'rejected', 'Jan Kowalski', 0],
    ['inbound', 'failed', 'failed', null, 0],
    ['outbound', 'failed', 'busy', '<b>"Ślusarz" & Synowie</b>', 0],
  ] as const;
  const noon = new Date().setHours(12, 0, 0, 0);
  return kinds.map(([direction, outcome, result, name, talkMs], index) => ({
    callId: `0192f7a0-0000-7000-8000-00000000010${index}`,
    part: 1,
    direction,
    outcome,
    result,
    other: { number: name === 'Jan Kowalski' ? '102' : `+4860010020${index}`, name },
    startedAt: new Date(noon - index * 9 * 3_600_000).toISOString(),
    ringMs: 6_000,
    talkMs,
    recording: talkMs > 0 ? { ...RECORDING, pauses: index === 0 ? RECORDING.pauses : [] } : null,
    classifier: saidOf(index),
    campaign: index % 2 === 0 ? 'Infolinia' : null,
    ...(index === 0 && COURSE),
  }));
}

/** Of the first two something is said: by the agent, and by the platform. */
function saidOf(index: number): MyCall['classifier'] {
  if (index === 0) {
    const names = [
      { pl: 'Sprzedaż', en: 'Sale' },
      { pl: 'Umówiono spotkanie', en: 'Meeting arranged' },
    ];
    return { kind: 'own', id: '0192f7a0-0000-7000-8000-0000000000d2', names, says: 'success' };
  }
  return index === 2 ? { kind: 'system', is: 'no-answer' } : null;
}

const LOOKS = { icon: 'meal', colour: '#9a6700', paid: true } as const;
export const BREAKS: readonly [OfferedBreak, ...OfferedBreak[]] = [
  { ...LOOKS, id: '0192f7a0-0000-7000-8000-0000000000b1', names: { pl: 'Obiad', en: 'Lunch' }, plannedMinutes: 30 },
  { ...LOOKS, id: '0192f7a0-0000-7000-8000-0000000000b2', names: { pl: 'Kawa', en: 'Coffee' }, plannedMinutes: 10 },
  {
    ...LOOKS,
    id: '0192f7a0-0000-7000-8000-0000000000b3',
    names: { pl: 'Szkolenie wewnętrzne i rozmowa z przełożonym', en: 'Training and a talk with the supervisor' },
    plannedMinutes: null,
  },
];

const AGO = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const settled = (how: 'called-back' | 'called-again' | 'manually', name: string | null): MissedState => ({
  kind: 'settled',
  how,
  why: how === 'manually' ? 'nuisance' : null,
  name,
  at: AGO(12),
});
const JAN = '0192f7a0-0000-7000-8000-000000000002';

/** A missed call in each of its states (F22), the one that waits first. */
export function demoMissedCalls(): readonly MissedCall[] {
  const until = new Date(Date.now() + 180_000).toISOString();
  const claimed = (by: string, name: string): MissedState => ({ kind: 'claimed', by, name, until });
  const rows = [
    ['Katarzyna Wiśniewska', 'abandoned', 3, { kind: 'open' }],
    [null, 'not-answered', 1, { kind: 'open' }],
    [null, 'busy', 2, claimed(JAN, 'Jan Kowalski')],
    ['<b>"Ślusarz" & Synowie</b>', 'unreachable', 1, claimed(ACCOUNT.id, ACCOUNT.displayName)],
    [null, 'rejected', 1, settled('called-back', 'Jan Kowalski')],
    ['Agnieszka Dąbrowska', 'not-answered', 5, settled('called-again', 'Anna Nowak')],
    [null, 'failed', 1, settled('manually', 'Anna Nowak')],
  ] as const;
  return rows.map(([name, reason, attempts, state], index) => ({
    missedId: `0192f7a0-0000-7000-8000-00000000030${index}`,
    customer: { number: `+4860010030${index}`, name },
    line: { kind: 'direct', number: '+48221230001', name: 'Anna Nowak' },
    reason,
    attempts,
    firstAt: AGO(90 * (index + 1)),
    lastAt: AGO(35 * (index + 1)),
    waitedMs: 24_000,
    short: false,
    messages: [],
    recallAt: index % 2 === 0 ? null : new Date(Date.now() + 86_400_000).toISOString(),
    state,
  }));
}

/** An agent's campaigns: ticked, left out with a long name, and one that cannot be. */
export const DEMO_CAMPAIGNS: readonly MyCampaign[] = [
  { id: '0192f7a0-0000-7000-8000-000000000301', name: 'Infolinia', ticked: true, mandatory: false },
  {
    id: '0192f7a0-0000-7000-8000-000000000302',
    name: 'Obsługa gwarancyjna i pogwarancyjna klientów instytucjonalnych',
    ticked: false,
    mandatory: false,
  },
  { id: '0192f7a0-0000-7000-8000-000000000303', name: 'Sprzedaż', ticked: true, mandatory: true },
];

/** Campaigns to call in by hand: one with a number and a long name, one that shows the user's own. */
export const DEMO_CALLING: readonly CallingCampaign[] = [
  {
    id: '0192f7a0-0000-7000-8000-000000000302',
    name: 'Obsługa gwarancyjna i pogwarancyjna klientów instytucjonalnych',
    number: '+48221000100',
  },
  { id: '0192f7a0-0000-7000-8000-000000000303', name: 'Sprzedaż', number: null },
];

/** A colleague in each of the states (F31), with a name that is too long. */
function demoColleagues(): readonly Colleague[] {
  const known = [
    ['Agnieszka Dąbrowska', '104', 'free'],
    ['Jan Kowalski', '102', 'busy'],
    ['Maria Magdalena Konstantynopolitańczykowianeczka-Wiśniewska', '117', 'break'],
    ['Piotr Zieliński', '103', 'wrap-up'],
    ['Zofia <b>Żak</b>', '120', 'offline'],
  ] as const;
  return known.map(([name, number, state], index) => ({
    id: `0192f7a0-0000-7000-8000-00000000020${index}`,
    name,
    number,
    state,
  }));
}

/** Ready for a quarter of an hour, but for what is changed. */
export function demoStatus(changes: Partial<AgentStatus>): AgentStatus {
  return {
    chosen: { kind: 'ready' },
    break: null,
    signedOut: null,
    activity: 'idle',
    since: new Date(Date.now() - 907_000).toISOString(),
    elapsedMs: 907_000,
    next: null,
    until: null,
    wrapUp: null,
    ...changes,
  };
}

/** Has the page's requests answered by the state of the gallery instead of a platform. */
export function answerFromDemo(answers: DemoAnswers = {}): void {
  const usual = {
    '/me/calls': { status: 200, body: { items: demoCalls(), next: null } },
    '/me/status': { status: 200, body: demoStatus({}) },
    '/missed-calls': { status: 200, body: { items: demoMissedCalls(), next: null } },
    '/colleagues': { status: 200, body: { items: demoColleagues(), isPart: true } },
    '/me/forwarding': { status: 200, body: { version: 0, rules: NO_FORWARDING } },
    '/me/greetings': { status: 200, body: { usual: null, absence: null } },
    [`/recordings/${RECORDING.id}/peaks`]: { status: 200, body: { agent: loudnessOf(0), customer: loudnessOf(1) } },
    '/me/auto-answer': { status: 200, body: { rule: 'chosen', on: false, afterSeconds: 2 } },
    '/me/call-waiting': { status: 200, body: { on: true } },
    '/me/recalls': { status: 200, body: { items: [], next: null } },
    '/me/breaks': { status: 200, body: { items: BREAKS } },
    '/me/calling-campaigns': { status: 200, body: { items: [] } },
    '/me/logs': { status: 200, body: { reference: 'K7-3FQ9' } },
    '/me/licences': { status: 200, body: { items: demoLicences() } },
    '/me/email': { status: 200, body: { email: 'anna@firma.example', pending: 'anna.nowak@firma.example' } },
    '/me/campaigns': { status: 200, body: { items: [] } },
    ...DEMO_CONTACTS,
  };
  globalThis.fetch = async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (answers === 'unreachable') throw new TypeError('Failed to fetch');
    if (answers === 'waiting') return new Promise(() => {});
    const known: DemoAnswers = { ...usual, ...answers };
    const answer = known[pathname.replace('/api/v1', '')] ?? refusal(404, 'request/not-found');
    return Response.json(answer.body, { status: answer.status });
  };
}

/** A refusal as the platform gives it (RFC 9457). */
export function refusal(status: number, code: string): { readonly status: number; readonly body: unknown } {
  return { status, body: { type: 'about:blank', title: code, status, code } };
}
