import type { CrmJournal } from '@wpm/contract';

const BASIC = { name: 'Authorization', value: 'Basic {secrets.basic}' };
const COMMON = { which: 'answered', unknown: 'skip', waitS: 120 } as const;
const PLAIN_SUCCESS = { path: '', statuses: [] };

const HUBSPOT_CALLS = 'https://api.hubapi.com/crm/v3/objects/calls';
const HUBSPOT_KEY = [{ name: 'Authorization', value: 'Bearer {secrets.token}' }];

/** Calls are found again by when they began and who called: HubSpot knows no idempotency key. 194 is the association call to contact. */
const HUBSPOT: CrmJournal = {
  ...COMMON,
  create: {
    method: 'POST',
    url: HUBSPOT_CALLS,
    headers: HUBSPOT_KEY,
    body: JSON.stringify({
      properties: {
        hs_timestamp: '{startedMs}',
        hs_call_title: '{title}',
        hs_call_body: '{summaryHtml}',
        hs_call_duration: '{durationMs}',
        hs_call_from_number: '{from}',
        hs_call_to_number: '{to}',
        hs_call_direction: '{direction}',
        hs_call_status: '{outcome}',
      },
      associations: [
        { to: { id: '{person}' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 194 }] },
      ],
    }),
  },
  activity: '{id}',
  success: PLAIN_SUCCESS,
  update: {
    method: 'PATCH',
    url: `${HUBSPOT_CALLS}/{activity}`,
    headers: HUBSPOT_KEY,
    body: JSON.stringify({ properties: { hs_call_title: '{title}', hs_call_body: '{summaryHtml}' } }),
  },
  seek: {
    method: 'POST',
    url: `${HUBSPOT_CALLS}/search`,
    headers: HUBSPOT_KEY,
    body: JSON.stringify({
      filterGroups: [
        {
          filters: [
            { propertyName: 'hs_timestamp', operator: 'EQ', value: '{startedMs}' },
            { propertyName: 'hs_call_from_number', operator: 'EQ', value: '{from}' },
          ],
        },
      ],
      limit: 1,
    }),
    match: 'results',
    id: '{id}',
  },
  words: [
    { of: 'direction.inbound', is: 'INBOUND' },
    { of: 'direction.outbound', is: 'OUTBOUND' },
    { of: 'outcome.answered', is: 'COMPLETED' },
    { of: 'outcome.missed', is: 'NO_ANSWER' },
    { of: 'outcome.failed', is: 'FAILED' },
  ],
};

const PIPEDRIVE_ACTIVITIES = 'https://YOUR-COMPANY.pipedrive.com/api/v2/activities';
const PIPEDRIVE_KEY = [{ name: 'x-api-token', value: '{secrets.token}' }];

/** Since version 2 the person of an activity is its primary participant. There is no way to look for one by a key of ours. */
const PIPEDRIVE: CrmJournal = {
  ...COMMON,
  create: {
    method: 'POST',
    url: PIPEDRIVE_ACTIVITIES,
    headers: PIPEDRIVE_KEY,
    body:
      '{"subject":"{title}","type":"call","done":true,"due_date":"{startedDate}","due_time":"{startedTime}",' +
      '"duration":"{durationClock}","participants":[{"person_id":{person},"primary":true}],"note":"{summaryHtml}"}',
  },
  activity: '{data.id}',
  success: { path: 'success', statuses: [] },
  update: {
    method: 'PATCH',
    url: `${PIPEDRIVE_ACTIVITIES}/{activity}`,
    headers: PIPEDRIVE_KEY,
    body: JSON.stringify({ subject: '{title}', note: '{summaryHtml}' }),
  },
  words: [],
};

const ZENDESK_TICKETS = 'https://YOUR-SUBDOMAIN.zendesk.com/api/v2/tickets';

/** A ticket for each call, whose first comment only agents see; a later comment says what came to be known. */
const ZENDESK: CrmJournal = {
  ...COMMON,
  create: {
    method: 'POST',
    url: `${ZENDESK_TICKETS}.json`,
    headers: [BASIC, { name: 'Idempotency-Key', value: '{callId}' }],
    body:
      '{"ticket":{"subject":"{title}","comment":{"body":"{summary}","public":false},"requester_id":{person},' +
      '"external_id":"{callId}","tags":["phone-call"]}}',
  },
  activity: '{ticket.id}',
  success: { path: 'ticket', statuses: [] },
  update: {
    method: 'PUT',
    url: `${ZENDESK_TICKETS}/{activity}.json`,
    headers: [BASIC],
    body: JSON.stringify({ ticket: { subject: '{title}', comment: { body: '{summary}', public: false } } }),
  },
  seek: {
    method: 'GET',
    url: `${ZENDESK_TICKETS}.json?external_id={callId}`,
    headers: [BASIC],
    body: '',
    match: 'tickets',
    id: '{id}',
  },
  words: [],
};

const BITRIX24_REST = 'https://YOUR-PORTAL.bitrix24.com/rest/1/{secrets.webhook}';
const BITRIX24_CONTACT = 3;
const BITRIX24_CALL = 2;

/** Activities are found again by their origin. Who answers for one is a user of Bitrix24: give the word `agentLogin.anna` for each. */
const BITRIX24: CrmJournal = {
  ...COMMON,
  create: {
    method: 'POST',
    url: `${BITRIX24_REST}/crm.activity.add.json`,
    headers: [],
    body:
      `{"fields":{"OWNER_TYPE_ID":${BITRIX24_CONTACT},"OWNER_ID":{person},"TYPE_ID":${BITRIX24_CALL},` +
      '"DIRECTION":{direction},"SUBJECT":"{title}","DESCRIPTION":"{summary}","DESCRIPTION_TYPE":1,"COMPLETED":"Y",' +
      '"START_TIME":"{startedAt}","END_TIME":"{endedAt}","RESPONSIBLE_ID":{agentLogin},' +
      '"ORIGINATOR_ID":"webphone-mobile","ORIGIN_ID":"{callId}",' +
      `"COMMUNICATIONS":[{"VALUE":"{number}","TYPE":"PHONE","ENTITY_TYPE_ID":${BITRIX24_CONTACT},"ENTITY_ID":{person}}]}}`,
  },
  activity: '{result}',
  success: { path: 'result', statuses: [] },
  update: {
    method: 'POST',
    url: `${BITRIX24_REST}/crm.activity.update.json`,
    headers: [],
    body: '{"id":{activity},"fields":{"SUBJECT":"{title}","DESCRIPTION":"{summary}"}}',
  },
  seek: {
    method: 'POST',
    url: `${BITRIX24_REST}/crm.activity.list.json`,
    headers: [],
    body: JSON.stringify({ filter: { ORIGINATOR_ID: 'webphone-mobile', ORIGIN_ID: '{callId}' }, select: ['ID'] }),
    match: 'result',
    id: '{ID}',
  },
  words: [
    { of: 'direction.inbound', is: '1' },
    { of: 'direction.outbound', is: '2' },
    { of: 'agentLogin.*', is: '1' },
  ],
};

const FRESHDESK_TICKETS = 'https://YOUR-DOMAIN.freshdesk.com/api/v2/tickets';

/** A ticket for each call: source 3 is the phone, status 2 open, priority 1 low. There is no way to look for one by a key of ours. */
const FRESHDESK: CrmJournal = {
  ...COMMON,
  create: {
    method: 'POST',
    url: FRESHDESK_TICKETS,
    headers: [BASIC],
    body:
      '{"subject":"{title}","description":"{summaryHtml}","requester_id":{person},' +
      '"source":3,"status":2,"priority":1,"tags":["phone-call"]}',
  },
  activity: '{id}',
  success: { path: 'id', statuses: [] },
  update: {
    method: 'PUT',
    url: `${FRESHDESK_TICKETS}/{activity}`,
    headers: [BASIC],
    body: JSON.stringify({ description: '{summaryHtml}' }),
  },
  words: [],
};

/** How calls are written to well-known CRMs, each by its documented API. */
export const JOURNALS = {
  hubspot: HUBSPOT,
  pipedrive: PIPEDRIVE,
  zendesk: ZENDESK,
  bitrix24: BITRIX24,
  freshdesk: FRESHDESK,
} as const;
