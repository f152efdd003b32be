import {
  type CrmConnector,
  type CrmConnectorSettings,
  type CrmLookup,
  type CrmTemplate,
  placesIn,
} from '@wpm/contract';
import type { Item } from '../administration/noun.ts';
import { type JournalDraft, journalDraftOf, journalOf, requestsIn } from './journal/journal-draft.ts';
import { linesOf, pairsIn } from './journal/request-draft.ts';

/** A connector with its place among those that are asked, from 1. */
export type ConnectorEntry = CrmConnector & Item & { readonly place: number };

/** A connector as it is filled in: headers and fields are lines of `name: value`. */
export type ConnectorDraft = {
  readonly name: string;
  readonly enabled: boolean;
  readonly method: CrmLookup['method'];
  readonly url: string;
  readonly headers: string;
  readonly body: string;
  readonly match: string;
  readonly crmId: string;
  readonly callerName: string;
  readonly company: string;
  readonly link: string;
  readonly fields: string;
  /** Null: calls are not written there. */
  readonly journal: JournalDraft | null;
  /** Only those that are given anew. */
  readonly secrets: Readonly<Record<string, string>>;
};

const EMPTY: CrmLookup = {
  method: 'GET',
  url: '',
  headers: [],
  body: '',
  match: '',
  id: '',
  name: '',
  company: '',
  link: '',
  fields: [],
};

export function draftOf(settings: CrmConnectorSettings | undefined): ConnectorDraft {
  const { method, url, headers, body, match, id, name, company, link, fields } = settings?.lookup ?? EMPTY;
  return {
    name: settings?.name ?? '',
    enabled: settings?.enabled ?? true,
    method,
    url,
    headers: linesOf(headers.map((header) => [header.name, header.value])),
    body,
    match,
    crmId: id,
    callerName: name,
    company,
    link,
    fields: linesOf(fields.map((field) => [field.label, field.value])),
    journal: settings?.journal ? journalDraftOf(settings.journal) : null,
    secrets: {},
  };
}

/** What a template fills in; what was given of secrets stays. */
export const draftOfTemplate = ({ settings }: CrmTemplate): Omit<ConnectorDraft, 'secrets'> => {
  const { secrets: _, ...draft } = draftOf(settings);
  return draft;
};

export function settingsOf(draft: ConnectorDraft): CrmConnectorSettings {
  const { name, enabled, method, url, body, match, crmId, callerName, company, link } = draft;
  return {
    name,
    enabled,
    lookup: {
      method,
      url,
      headers: pairsIn(draft.headers).map(([header, value]) => ({ name: header, value })),
      body,
      match,
      id: crmId,
      name: callerName,
      company,
      link,
      fields: pairsIn(draft.fields).map(([label, value]) => ({ label, value })),
    },
    ...(draft.journal && { journal: journalOf(draft.journal) }),
  };
}

/** The names of the secrets a draft asks for, in the order they stand in it. */
export function secretsIn(draft: ConnectorDraft): readonly string[] {
  const requests = [draft, ...(draft.journal ? requestsIn(draft.journal) : [])];
  const text = requests.map(({ url, headers, body }) => `${url}\n${headers}\n${body}`).join('\n');
  const places = placesIn(text).filter((place) => place.startsWith('secrets.'));
  return [...new Set(places.map((place) => place.slice('secrets.'.length)))];
}

/** Secrets that were typed; of a field that was left empty the old one stays. */
export function givenSecrets({ secrets }: ConnectorDraft): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));
}

/** What a draft is tried with, saved or not: of secrets that are not given anew the platform takes those it has. */
export const triedWith = (draft: ConnectorDraft, entry: ConnectorEntry | null) => ({
  settings: settingsOf(draft),
  secrets: givenSecrets(draft),
  ...(entry && { connectorId: entry.id }),
});

/** The ready connector for the CRM at this address. */
export const templateFor = (templates: readonly CrmTemplate[], url: string): CrmTemplate | undefined =>
  templates.find(({ settings }) => siteOf(settings.lookup.url) === siteOf(url));

/** The last two names of an address's host: whose site it is. */
const siteOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname.split('.').slice(-2).join('.') : undefined);
