import { crmConnectorSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { fillRequest } from './fill-request.ts';
import { inWordsOf, type JournalFacts, journalValues } from './journal-values.ts';
import { readActivity, readFound, verdictOf } from './read-activity.ts';
import { CRM_TEMPLATES } from './templates.ts';

const CALL: JournalFacts = {
  callId: '0192f7a0-0000-7000-8000-0000000000a1',
  direction: 'inbound',
  outcome: 'answered',
  result: 'answered',
  startedAt: new Date('2026-11-29T11:00:00Z'),
  answeredAt: new Date('2026-11-29T11:00:05Z'),
  endedAt: new Date('2026-11-29T12:01:07Z'),
  customer: { number: '+48600100200', name: 'Ewa "Ewka" Nowak' },
  ownNumber: '+48221000101',
  campaign: 'Serwis',
  agent: { name: 'Anna', login: 'anna', email: 'anna@example.com' },
  classifier: 'Umówiono',
  note: 'A & <b>\nline "two"',
  contact: { id: 'c1', externalId: 'X-7' },
  isRecorded: true,
};
const SETTING = {
  language: 'pl',
  timeZone: 'Europe/Warsaw',
  callPage: 'https://phone.example/console/reports/calls/0192f7a0-0000-7000-8000-0000000000a1',
  national: '600100200',
  person: '512',
} as const;

test('a call is told in the tenant’s language and by its clocks, as text and as HTML in which nothing said is markup', () => {
  const values = journalValues(CALL, SETTING);
  expect(values).toMatchObject({
    title: 'Połączenie przychodzące od Ewa "Ewka" Nowak',
    from: '+48600100200',
    to: '+48221000101',
    durationS: '3662',
    durationClock: '01:01:02',
    startedDate: '2026-11-29',
    startedTime: '11:00:00',
    recording: SETTING.callPage,
    externalId: 'X-7',
    person: '512',
  });
  expect(values['summary']?.split('\n')).toEqual([
    'Numer: +48600100200',
    'Kampania: Serwis',
    'Agent: Anna',
    expect.stringContaining('12:00:00'),
    'Czas rozmowy: 01:01:02',
    'Klasyfikator: Umówiono',
    'Notatka: A & <b>',
    'line "two"',
    `Nagranie: ${SETTING.callPage}`,
  ]);
  expect(values['summaryHtml']).toContain('Notatka: A &amp; &lt;b&gt;<br>line &quot;two&quot;<br>Nagranie:');
});

test('who was not reached was never spoken to, and what was not recorded has no recording', () => {
  const missed = { ...CALL, outcome: 'missed', answeredAt: null, agent: null, classifier: null, isRecorded: false };
  const values = journalValues({ ...missed, customer: { number: '+48600100200', name: null } }, SETTING);
  expect(values).toMatchObject({ title: 'Nieodebrane połączenie od +48600100200', durationS: '0', recording: '' });
  expect(values['summary']).not.toMatch(/Czas rozmowy|Agent|Klasyfikator|Nagranie/);
  const outbound = journalValues({ ...missed, direction: 'outbound' }, { ...SETTING, language: 'en' });
  expect(outbound).toMatchObject({ title: expect.stringMatching(/^Attempted call to/), from: '+48221000101' });
});

test('a value is called by the CRM’s own word for it, by the word for all others, or as it is', () => {
  const words = [
    { of: 'direction.inbound', is: 'IN' },
    { of: 'agentLogin.anna', is: '17' },
    { of: 'agentLogin.*', is: '1' },
  ];
  expect(inWordsOf({ direction: 'inbound', agentLogin: 'anna', to: 'x' }, words)).toEqual({
    direction: 'IN',
    agentLogin: '17',
    to: 'x',
  });
  expect(inWordsOf({ direction: 'outbound', agentLogin: 'jan' }, words)).toEqual({
    direction: 'outbound',
    agentLogin: '1',
  });
});

const ANY = { path: '', statuses: [] };
const answer = (status: number | null, body = '{}', isSent = true) => ({ status, error: 'E', isSent, body });

test('what was taken, what will be, what never is, and what nobody knows, are told apart', () => {
  const kindOf = (...given: Parameters<typeof answer>) => verdictOf(answer(...given), ANY).kind;
  expect([200, 201, 204].map((status) => kindOf(status))).toEqual(['written', 'written', 'written']);
  expect([401, 403, 408, 429, 500, 503].map((status) => kindOf(status))).toEqual(Array(6).fill('not-written'));
  expect([302, 400, 404, 409, 422].map((status) => kindOf(status))).toEqual(Array(5).fill('refused'));
  expect([kindOf(502), kindOf(504), kindOf(null, '', true)]).toEqual(['unknown', 'unknown', 'unknown']);
  expect(kindOf(null, '', false)).toBe('not-written');
  expect(verdictOf(answer(409), { path: '', statuses: [409] }).kind).toBe('written');
  const rule = { path: 'success', statuses: [] };
  expect(verdictOf(answer(200, '{"success":true}'), rule).kind).toBe('written');
  for (const not of ['{"success":false}', '{}', '<html>', ''])
    expect(verdictOf(answer(200, not), rule).kind).toBe('refused');
});

test('an activity is known by what the answer says, and one that is found by the first of a list', () => {
  expect(readActivity({ data: { id: 7 } }, '{data.id}')).toBe('7');
  expect(readActivity({}, '{data.id}')).toBeNull();
  expect(readActivity(undefined, '{id}')).toBeNull();
  expect(readFound({ results: [{ id: 'a' }, { id: 'b' }] }, { match: 'results', id: '{id}' })).toBe('a');
  expect(readFound({ results: [] }, { match: 'results', id: '{id}' })).toBeNull();
});

/** How the CRMs answer when an activity is made, as they document it, cut to what is read and something beside. */
const MADE: Readonly<Record<string, unknown>> = {
  HubSpot: {
    id: '31005',
    properties: { hs_call_direction: 'INBOUND' },
    createdAt: '2026-11-29T11:00:00Z',
    archived: false,
  },
  Pipedrive: { success: true, data: { id: 31005, subject: 'Call', type: 'call', done: true } },
  Zendesk: { ticket: { id: 31005, external_id: CALL.callId, status: 'new' }, audit: { id: 1 } },
  Bitrix24: { result: 31005, time: { duration: 0.1 } },
  Freshdesk: { id: 31005, subject: 'Call', source: 3, status: 2, priority: 1 },
};
const REFUSED: Readonly<Record<string, unknown>> = {
  HubSpot: undefined,
  Pipedrive: { success: false, error: 'read-only field', code: 'ERR_BAD_REQUEST' },
  Zendesk: { error: 'RecordInvalid' },
  Bitrix24: { error: 'ERROR_CORE', error_description: 'OWNER_ID is not set' },
  Freshdesk: { description: 'Validation failed', errors: [] },
};
const SECRETS = { token: 'T0ken', basic: 'YTpi', webhook: 'c0de' };

test.each(CRM_TEMPLATES.map(({ crm, settings }) => [crm, settings] as const))(
  '%s is told of a call by JSON with nothing left in braces, and its answer names the activity, which an update changes',
  (crm, settings) => {
    const journal = crmConnectorSettings.parse(settings).journal;
    if (!journal?.update) throw new Error('not written to');
    const values = inWordsOf(journalValues(CALL, SETTING), journal.words);
    const update = { values: { ...values, activity: '31005' }, secrets: SECRETS };
    const [made, changed] = [
      fillRequest(journal.create, { values, secrets: SECRETS }),
      fillRequest(journal.update, update),
    ];
    for (const { url, body, headers } of [made, changed]) {
      expect(() => JSON.parse(body)).not.toThrow();
      expect(`${url} ${body} ${JSON.stringify(headers)}`).not.toMatch(/[{]\w+[.\w]*[}]/);
      expect(`${url} ${JSON.stringify(headers)}`).toMatch(/T0ken|YTpi|c0de/);
    }
    expect(made.body).toMatch(/Nowak/);
    expect(made.body).toMatch(/\b512\b/);
    expect(`${changed.url} ${changed.body}`).toContain('31005');
    expect(changed.body).toContain('Umówiono');
    expect(changed.body).toContain(SETTING.callPage);
    const verdict = verdictOf(answer(200, JSON.stringify(MADE[crm])), journal.success);
    expect(verdict.kind === 'written' && readActivity(verdict.answer, journal.activity)).toBe('31005');
    if (REFUSED[crm] !== undefined)
      expect(verdictOf(answer(200, JSON.stringify(REFUSED[crm])), journal.success).kind).toBe('refused');
    if (journal.seek) {
      const sought = fillRequest(journal.seek, { values, secrets: SECRETS });
      expect(`${sought.url} ${sought.body}`).toMatch(/0000000000a1|1795950000000/);
    }
  },
);
