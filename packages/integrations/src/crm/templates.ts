import type { CrmTemplate } from '@wpm/contract';
import { JOURNALS } from './journal-templates.ts';

const bearer = (name: string, value: string) => [{ name, value }];

/** Contacts by `hs_searchable_calculated_phone_number`, which HubSpot keeps without signs and country code. */
const HUBSPOT: CrmTemplate = {
  crm: 'HubSpot',
  secrets: [
    {
      name: 'token',
      hint: 'Settings → Integrations → Private apps → Auth; scopes crm.objects.contacts.read and .write',
    },
  ],
  settings: {
    name: 'HubSpot',
    enabled: true,
    lookup: {
      method: 'POST',
      url: 'https://api.hubapi.com/crm/v3/objects/contacts/search',
      headers: bearer('Authorization', 'Bearer {secrets.token}'),
      body: JSON.stringify({
        filterGroups: ['hs_searchable_calculated_phone_number', 'hs_searchable_calculated_mobile_number'].map(
          (propertyName) => ({ filters: [{ propertyName, operator: 'CONTAINS_TOKEN', value: '*{national}' }] }),
        ),
        properties: ['firstname', 'lastname', 'company', 'email', 'lifecyclestage'],
        limit: 1,
      }),
      match: 'results',
      id: '{id}',
      name: '{properties.firstname} {properties.lastname}',
      company: '{properties.company}',
      link: 'https://app.hubspot.com/contacts/YOUR-ACCOUNT-ID/record/0-1/{id}',
      fields: [
        { label: 'E-mail', value: '{properties.email}' },
        { label: 'Lifecycle', value: '{properties.lifecyclestage}' },
      ],
    },
    journal: JOURNALS.hubspot,
  },
};

const PIPEDRIVE: CrmTemplate = {
  crm: 'Pipedrive',
  secrets: [{ name: 'token', hint: 'Personal preferences → API → your personal API token' }],
  settings: {
    name: 'Pipedrive',
    enabled: true,
    lookup: {
      method: 'GET',
      url: 'https://YOUR-COMPANY.pipedrive.com/api/v2/persons/search?term={national}&fields=phone&limit=1',
      headers: bearer('x-api-token', '{secrets.token}'),
      body: '',
      match: 'data.items',
      id: '{item.id}',
      name: '{item.name}',
      company: '{item.organization.name}',
      link: 'https://YOUR-COMPANY.pipedrive.com/person/{item.id}',
      fields: [{ label: 'E-mail', value: '{item.emails.0}' }],
    },
    journal: JOURNALS.pipedrive,
  },
};

/** The search that Zendesk's own guide for telephony names; an asterisk finds the number however it is written. */
const ZENDESK: CrmTemplate = {
  crm: 'Zendesk',
  secrets: [{ name: 'basic', hint: 'Base64 of e-mail/token:API-TOKEN; Admin Center → Apps and integrations → APIs' }],
  settings: {
    name: 'Zendesk',
    enabled: true,
    lookup: {
      method: 'GET',
      url: 'https://YOUR-SUBDOMAIN.zendesk.com/api/v2/search.json?query=type%3Auser%20phone%3A*{national}&per_page=1',
      headers: bearer('Authorization', 'Basic {secrets.basic}'),
      body: '',
      match: 'results',
      id: '{id}',
      name: '{name}',
      company: '',
      link: 'https://YOUR-SUBDOMAIN.zendesk.com/agent/users/{id}',
      fields: [
        { label: 'E-mail', value: '{email}' },
        { label: 'Notes', value: '{notes}' },
      ],
    },
    journal: JOURNALS.zendesk,
  },
};

/** By an inbound webhook, whose code is the secret. Numbers are found as they stand in Bitrix24: keep them as +48…. */
const BITRIX24: CrmTemplate = {
  crm: 'Bitrix24',
  secrets: [{ name: 'webhook', hint: 'Developer resources → Inbound webhook (scope crm): the code after /rest/1/' }],
  settings: {
    name: 'Bitrix24',
    enabled: true,
    lookup: {
      method: 'POST',
      url: 'https://YOUR-PORTAL.bitrix24.com/rest/1/{secrets.webhook}/crm.contact.list.json',
      headers: [],
      body: JSON.stringify({ filter: { PHONE: '{number}' }, select: ['ID', 'NAME', 'LAST_NAME', 'POST', 'COMMENTS'] }),
      match: 'result',
      id: '{ID}',
      name: '{NAME} {LAST_NAME}',
      company: '',
      link: 'https://YOUR-PORTAL.bitrix24.com/crm/contact/details/{ID}/',
      fields: [{ label: 'Position', value: '{POST}' }],
    },
    journal: JOURNALS.bitrix24,
  },
};

/** Freshdesk's contacts of a number; its answer is a list. */
const FRESHDESK: CrmTemplate = {
  crm: 'Freshdesk',
  secrets: [{ name: 'basic', hint: 'Base64 of API-KEY:X; Profile settings → Your API key' }],
  settings: {
    name: 'Freshdesk',
    enabled: true,
    lookup: {
      method: 'GET',
      url: 'https://YOUR-DOMAIN.freshdesk.com/api/v2/contacts?phone={number}',
      headers: bearer('Authorization', 'Basic {secrets.basic}'),
      body: '',
      match: '',
      id: '{id}',
      name: '{name}',
      company: '',
      link: 'https://YOUR-DOMAIN.freshdesk.com/a/contacts/{id}',
      fields: [
        { label: 'E-mail', value: '{email}' },
        { label: 'Job', value: '{job_title}' },
      ],
    },
    journal: JOURNALS.freshdesk,
  },
};

/** Ready connectors, each by the CRM's documented way to find a contact by number, with keys that last. */
export const CRM_TEMPLATES: readonly CrmTemplate[] = [HUBSPOT, PIPEDRIVE, ZENDESK, BITRIX24, FRESHDESK];
