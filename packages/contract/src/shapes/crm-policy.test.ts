import { expect, test } from 'vitest';
import { crmPolicy, pageOrigin } from './crm-policy.ts';
import { popAddress, popTemplate } from './screen-pop.ts';

test.each(['https://crm.example', 'https://crm.example:8443', 'http://localhost:3000', 'http://127.0.0.1:3000'])(
  'a page of %s may be allowed to frame the phone',
  (origin) => {
    expect(pageOrigin.safeParse(origin).success).toBe(true);
  },
);

test.each([
  'http://crm.example',
  'https://crm.example/',
  'https://crm.example/app',
  'https://*.example',
  'https://CRM.example',
  'https://crm.example; script-src *',
  'https://a b',
  "https://crm.example 'self'",
  '*',
  'null',
  'javascript:alert(1)',
  'https://user@crm.example',
  '',
])('%s is no origin that could stand in a policy', (origin) => {
  expect(pageOrigin.safeParse(origin).success).toBe(false);
});

test('an origin stands in the list once', () => {
  const origins = ['https://crm.example', 'https://crm.example'];
  expect(crmPolicy.safeParse({ origins, popTemplate: null }).success).toBe(false);
});

test.each([
  'https://crm.example/search?phone={number}&call={callId}',
  'http://crm.local/{direction}/{user}#{campaign}',
  'https://crm.example/',
  'https://crm.example?q={phone}{name}{dialled}',
])('%s leads to a page of the CRM', (template) => {
  expect(popTemplate.safeParse(template).success).toBe(true);
});

test.each([
  'https://{number}/',
  'https://crm.{number}.example/',
  'https://crm.example{number}/',
  'https://crm.example@{number}/',
  '{number}',
  'javascript:alert({number})',
  'https://crm.example/{password}',
  'https://crm.example/{}',
  'https://crm.example/{number',
  'https://crm.example/a b',
  'data:text/html,{name}',
])('%s is no template', (template) => {
  expect(popTemplate.safeParse(template).success).toBe(false);
});

test('what a caller calls themselves changes nothing but its own place in the address', () => {
  const call = {
    number: '+48600100200',
    name: '&admin=1#/../<script>',
    callId: null,
    direction: 'inbound',
    campaign: 'Sprzedaż',
    campaignId: '0192f7a0-0000-7000-8000-000000000200',
    dialled: null,
    user: 'anna',
    contactId: null,
    externalId: 'A/7',
  } as const;
  const template =
    'https://crm.example/s/{externalId}?phone={number}&who={name}&in={campaign}/{campaignId}&call={callId}{contactId}';
  const address = popAddress(template, call);
  expect(address).toBe(
    'https://crm.example/s/A%2F7?phone=%2B48600100200&who=%26admin%3D1%23%2F..%2F%3Cscript%3E&in=Sprzeda%C5%BC/0192f7a0-0000-7000-8000-000000000200&call=',
  );
});
