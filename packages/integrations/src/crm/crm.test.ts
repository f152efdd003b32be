import { crmConnectorSettings, type CrmConnectorSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { answered, failed, mayAsk, UNTRIED } from './breaker.ts';
import { fillRequest } from './fill-request.ts';
import { readCaller } from './read-caller.ts';
import { CRM_TEMPLATES } from './templates.ts';

const VALUES = { number: '+48600100200', digits: '48600100200', national: '600100200' };
const SECRETS = { token: 'T0ken', basic: 'YTpi', webhook: 'c0de' };

const templateOf = (crm: string): CrmConnectorSettings => {
  const found = CRM_TEMPLATES.find((one) => one.crm === crm);
  if (!found) throw new Error(`no template for ${crm}`);
  return found.settings;
};

/** Shapes as the CRMs document them, cut to what is read and something beside. */
const ANSWERS: readonly (readonly [crm: string, answer: unknown, found: object])[] = [
  [
    'HubSpot',
    {
      total: 1,
      results: [
        {
          id: '512',
          properties: { company: 'Biglytics', email: 'b@example.com', firstname: 'Bryan', lastname: 'Cooper' },
          createdAt: '2019-10-30T03:30:17.883Z',
          archived: false,
        },
      ],
      paging: { next: { after: '1' } },
    },
    {
      id: '512',
      name: 'Bryan Cooper',
      company: 'Biglytics',
      link: 'https://app.hubspot.com/contacts/YOUR-ACCOUNT-ID/record/0-1/512',
      fields: [{ label: 'E-mail', value: 'b@example.com' }],
    },
  ],
  [
    'Pipedrive',
    {
      success: true,
      data: {
        items: [
          {
            result_score: 0.4,
            item: {
              id: 1,
              type: 'person',
              name: 'Jane Doe',
              phones: ['+48 600 100 200'],
              emails: ['jane@pipedrive.com'],
              organization: { id: 1, name: 'Organization name', address: null },
            },
          },
        ],
      },
      additional_data: { next_cursor: null },
    },
    { id: '1', name: 'Jane Doe', company: 'Organization name', link: 'https://your-company.pipedrive.com/person/1' },
  ],
  [
    'Zendesk',
    {
      count: 1,
      results: [
        {
          id: 35436,
          name: 'Hello Kitty',
          email: 'k@example.com',
          phone: '+48600100200',
          notes: null,
          result_type: 'user',
        },
      ],
    },
    { id: '35436', name: 'Hello Kitty', company: '', link: 'https://your-subdomain.zendesk.com/agent/users/35436' },
  ],
  [
    'Bitrix24',
    { result: [{ ID: '10', NAME: 'Ivan', LAST_NAME: 'Petrov', POST: 'CEO' }], total: 1, time: { duration: 0.03 } },
    { id: '10', name: 'Ivan Petrov', link: 'https://your-portal.bitrix24.com/crm/contact/details/10/' },
  ],
  [
    'Freshdesk',
    [{ active: false, email: 'a@example.com', job_title: 'Owner', id: 432, name: 'Rachel', phone: '+48600100200' }],
    { id: '432', name: 'Rachel', link: 'https://your-domain.freshdesk.com/a/contacts/432' },
  ],
];

test.each(ANSWERS)('%s is asked by number, and its answer names the customer', (crm, answer, found) => {
  const settings = templateOf(crm);
  expect(crmConnectorSettings.safeParse(settings).success).toBe(true);
  expect(readCaller(answer, settings.lookup)).toMatchObject(found);
  const request = fillRequest(settings.lookup, { values: VALUES, secrets: SECRETS });
  const sent = `${request.url} ${request.body}`;
  expect(sent).toMatch(/600100200/);
  expect(`${sent} ${JSON.stringify(request.headers)}`).not.toMatch(/[{]\w+[.\w]*[}]/);
  expect(`${request.url} ${JSON.stringify(request.headers)}`).toMatch(/T0ken|YTpi|c0de/);
  if (request.body !== '') expect(() => JSON.parse(request.body)).not.toThrow();
});

test('every ready connector was tried against the shape its CRM documents, and what finds nobody names nobody', () => {
  expect(ANSWERS.map(([crm]) => crm)).toEqual(CRM_TEMPLATES.map(({ crm }) => crm));
  for (const { settings } of CRM_TEMPLATES)
    for (const nobody of [
      {},
      [],
      null,
      'x',
      7,
      { results: [] },
      { data: null },
      { result: {} },
      { data: { items: [] } },
    ])
      expect(readCaller(nobody, settings.lookup)).toBeUndefined();
});

const MAPPING = { match: '', id: '', name: '{name}', company: '', link: '{url}', fields: [] };

test('what an answer holds is text of one line, and a link is by HTTP or none', () => {
  const named = (name: unknown, url: unknown = '') => readCaller({ name, url }, MAPPING);
  expect(named('A\r\n\u0000B\u2028C')?.name).toBe('A B C');
  expect(named('x'.repeat(5_000))?.name).toHaveLength(200);
  expect(named('\ud83d')?.name).toBe('\ufffd');
  for (const nothing of [{}, [], null, true, ''] as const) expect(named(nothing)).toBeUndefined();
  for (const wrong of ['javascript:alert(1)', 'data:text/html,x', '//crm', `https://x/${'y'.repeat(3_000)}`])
    expect(readCaller({ name: 'A', url: wrong }, { ...MAPPING, link: '{url}' })?.link).toBeNull();
  expect(readCaller({ name: 'A', url: 'https://crm.example/a?b=c' }, { ...MAPPING, link: '{url}' })?.link).toBe(
    'https://crm.example/a?b=c',
  );
  expect(readCaller({ name: 'A', id: 'a/../b?c' }, { ...MAPPING, link: 'https://crm.example/{id}' })?.link).toBe(
    'https://crm.example/a%2F..%2Fb%3Fc',
  );
  expect(readCaller({ name: 'A' }, { ...MAPPING, name: '{constructor.name}{__proto__.x}' })).toBeUndefined();
});

test('what is filled in stands in an address, in JSON and in a header as text', () => {
  const template = {
    method: 'POST',
    url: 'https://crm.example/{number}/x?secret={secrets.s}',
    headers: [{ name: 'X-Secret', value: '{secrets.s}' }],
    body: '{"phone":"{number}","nothing":"{secrets.other}"}',
  } as const;
  const filled = fillRequest(template, { values: { number: '"/?#&\n' }, secrets: { s: 'a b\r\nHost: evil' } });
  expect(filled.url).toBe('https://crm.example/%22%2F%3F%23%26%0A/x?secret=a%20b%0D%0AHost%3A%20evil');
  expect(JSON.parse(filled.body)).toEqual({ phone: '"/?#&\n', nothing: '' });
  expect(filled.headers['x-secret']).toBe('a bHost: evil');
});

test('a source that failed three times rests, ever longer, one asks when its rest is over, and an answer forgets it all', () => {
  let breaker = UNTRIED;
  for (let i = 0; i < 2; i++) breaker = failed(breaker, 0);
  expect(mayAsk(breaker, 0).may).toBe(true);
  breaker = failed(breaker, 0);
  expect(mayAsk(breaker, 29_999).may).toBe(false);
  const first = mayAsk(breaker, 30_000);
  expect(first.may).toBe(true);
  expect(mayAsk(first.next, 30_001).may).toBe(false);
  breaker = failed(first.next, 31_000);
  expect(mayAsk(breaker, 90_999).may).toBe(false);
  expect(mayAsk(breaker, 91_000).may).toBe(true);
  for (let i = 0; i < 20; i++) breaker = failed(breaker, 0);
  expect(mayAsk(breaker, 600_000).may).toBe(true);
  expect(mayAsk(answered(), 0)).toEqual({ may: true, next: UNTRIED });
});
