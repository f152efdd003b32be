import { type AnyEndpoint, ENDPOINTS, type EndpointName } from '@wpm/contract';
import type { JsonSchema } from '@wpm/integrations';
import { z } from 'zod';
import { connectorTo, journalTo } from '../crm/crm.fixture.ts';
import { idsOf, requestOf, sampleOf } from '../http/wrong-requests.fixture.ts';
import type { Holdings, Thing } from './holdings.fixture.ts';

export type Input = Readonly<Record<string, unknown>>;

/** One place in the input of an endpoint where the id of a thing may stand: in the path, the query, or deep in the body. */
export type Naming = {
  readonly name: EndpointName;
  /** The place, as `settings.members.accountId`. */
  readonly at: string;
  readonly isInPath: boolean;
  readonly thing: Thing;
  /** A request that is right, with this id there; whatever else it must name by an id is `own`. */
  readonly ask: (id: string, own: Holdings) => ReturnType<ReturnType<typeof requestOf>>;
};

/** What a field names, by its own name. */
const BY_FIELD: Readonly<Record<string, Thing>> = {
  accountId: 'account',
  agentId: 'agent',
  announcement: 'sound',
  audioId: 'audio',
  breakId: 'break',
  call: 'call',
  callId: 'call',
  callerNumberId: 'number',
  campaign: 'campaign',
  campaignId: 'campaign',
  classifier: 'classifier',
  classifierId: 'classifier',
  connectorId: 'connector',
  connectorIds: 'connector',
  contactId: 'contact',
  deliveryId: 'delivery',
  erasureId: 'erasure',
  exportId: 'reportExport',
  greeting: 'sound',
  holidaysId: 'holidays',
  hoursId: 'hours',
  keyId: 'apiKey',
  leaveNumber: 'sound',
  listId: 'outboundList',
  menuId: 'menu',
  missedId: 'missed',
  music: 'sound',
  outOfHours: 'sound',
  parentId: 'classifier',
  prompt: 'sound',
  recallId: 'recall',
  recipientIds: 'recipient',
  recordingId: 'recording',
  recordingNotice: 'sound',
  sessionId: 'session',
  soundId: 'sound',
  stationId: 'station',
  supervisedCampaignIds: 'campaign',
  ticked: 'campaign',
  trunkId: 'trunk',
  viewId: 'view',
  voicemail: 'sound',
  webhookId: 'webhook',
  wrongKey: 'sound',
};

/** What a field names that is called so in several, by the endpoint's path. */
const BY_PATH: readonly (readonly [beginning: string, field: string, thing: Thing])[] = [
  ['/accounts/:accountId/status', 'accountId', 'agent'],
  ['/accounts/', 'id', 'account'],
  ['/audit-log', 'accountId', 'administrator'],
  ['/breaks/', 'id', 'break'],
  ['/campaigns/', 'id', 'campaign'],
  ['/classifiers/', 'id', 'classifier'],
  ['/holidays/', 'id', 'holidays'],
  ['/hours/', 'id', 'hours'],
  ['/mails/', 'id', 'mail'],
  ['/menus/', 'id', 'menu'],
  ['/numbers/', 'id', 'number'],
  ['/outbound-lists/', 'id', 'outboundList'],
  ['/phone-logs/', 'id', 'phoneLog'],
  ['/sounds/', 'id', 'sound'],
  ['/calls/:callId/context', 'callId', 'liveCall'],
  ['/me/stations/', 'stationId', 'ownStation'],
  ['/outbound-lists/', 'entryId', 'outboundEntry'],
  ['/me/outbound/', 'entryId', 'outboundEntry'],
  ['/crm-connectors/', 'entryId', 'journalEntry'],
  ['/contacts/:contactId/merge', 'other.contactId', 'otherContact'],
];

/** Ids of no tenant's: of a ringing device, which is the secret itself. */
const OF_NO_TENANT: readonly string[] = ['wakeId'];

/** Names that are no ids: of a user, by whom a call is placed for. */
const BESIDE_IDS: Readonly<Partial<Record<EndpointName, Readonly<Record<string, Thing>>>>> = {
  placeCall: { user: 'account' },
  callByTrunk: { user: 'account' },
  createCallLink: { user: 'account' },
  removeDoNotCall: { number: 'barred' },
  previewErasure: { number: 'customer' },
  eraseRecordings: { number: 'customer' },
};

const journal = journalTo('https://localhost/crm');
const connector = connectorTo('https://localhost/crm', 'tried');
const TRIED = { settings: { names: { pl: 'Tried' } } };
const MAILING = { every: 'day', time: '08:00', format: 'csv', language: 'en' } as const;
const IN_3_DAYS = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();

/** What is right in an endpoint's input where a sample by its schema is not. */
const RIGHT: Readonly<Partial<Record<EndpointName, (own: Holdings) => Input>>> = {
  createCrmConnector: () => ({ settings: connector }),
  changeCrmConnector: () => ({ settings: connector, version: 1 }),
  tryCrmConnector: () => ({ settings: connector, number: '+48600100200' }),
  tryCrmJournal: () => ({ settings: { ...connector, journal }, number: '+48600100200' }),
  getCallClassification: () => ({ part: 1 }),
  classifyCall: ({ classifier }) => ({ part: 1, note: '', classifierId: classifier }),
  changeContact: () => ({ card: { lastName: 'Tried' } }),
  mergeContacts: ({ mergedContact }) => ({
    card: { lastName: 'Tried' },
    other: { contactId: mergedContact, version: 1 },
  }),
  sendMyLog: () => ({ version: '1.0.0' }),
  changeSavedView: () => ({ name: 'Tried', page: 'calls', query: 'period=7-days', shared: true }),
  changeCampaign: ({ agent }) => ({ settings: { members: [{ accountId: agent }] } }),
  changeWebhook: () => ({ name: 'Tried', url: 'https://localhost/hook', events: ['contact.changed'] }),
  classifyMyCall: () => ({ note: '' }),
  moveRecall: () => ({ at: IN_3_DAYS }),
  planRecall: () => ({ number: '+48600100200', at: IN_3_DAYS }),
  setReportMailing: ({ recipient }) => ({ ...MAILING, recipientIds: [recipient] }),
  createAccount: () => ({ settings: { login: 'tried', displayName: 'Tried', roles: ['supervisor'] } }),
  changeAccount: () => ({ settings: { login: 'held', displayName: 'Held', kind: 'uc', roles: ['supervisor'] } }),
  createBreak: () => TRIED,
  changeBreak: () => TRIED,
  createClassifier: () => TRIED,
  changeClassifier: () => TRIED,
  createNumber: () => ({ settings: { number: '+48221000933' } }),
  changeNumber: () => ({ settings: { number: '+48221000934' } }),
  getQualityReport: () => ({ by: 'network' }),
  changeSound: ({ audio }) => ({ settings: { audioId: audio } }),
};

/** Every place of every endpoint where an id may stand. @throws where it is not known what one names */
export function namings(): readonly Naming[] {
  return Object.entries(ENDPOINTS).flatMap(([name, spec]) => namingsOf(name as EndpointName, spec));
}

function namingsOf(name: EndpointName, spec: AnyEndpoint): readonly Naming[] {
  const schema: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(spec.input, { io: 'input' })));
  const sample: Input = Object(sampleOf(schema));
  const send = requestOf(name, spec);
  const inPath = idsOf(spec);
  const beside = Object.entries(BESIDE_IDS[name] ?? {});
  const places: readonly Place[] = [
    ...placesIn(schema).filter(({ at }) => !OF_NO_TENANT.includes(at)),
    ...beside.map(([at]) => {
      const put = (id: string) => ({ [at]: id });
      return { at, put, alone: put };
    }),
  ];
  const thingAt = (at: string) => beside.find(([field]) => field === at)?.[1] ?? thingNamed(spec, at);
  const inPathNamed = places.filter(({ at }) => inPath.includes(at));
  return places.map(({ at, put, alone }) => ({
    name,
    at,
    isInPath: inPath.includes(at),
    thing: thingAt(at),
    ask: (id, own) => {
      const others = Object.fromEntries(inPathNamed.map((one) => [one.at, own[thingAt(one.at)]]));
      const right = [Object(put(id)), RIGHT[name]?.(own) ?? {}, others, Object(alone(id))];
      return send(at, right.reduce(merged, sample), false);
    },
  }));
}

/** `put`: with all that must stand around it; `alone`: without what is not part of a choice it makes, to be laid over a request that is right. */
type Place = {
  readonly at: string;
  readonly put: (id: string) => unknown;
  readonly alone: (id: string) => unknown;
};

/** Every place where an id may stand. */
function placesIn(schema: JsonSchema, at = ''): readonly Place[] {
  if (schema.format === 'uuid') return [{ at, put: (id) => id, alone: (id) => id }];
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants)
    return variants.flatMap((variant) => placesIn(variant, at).map((place) => ({ ...place, alone: place.put })));
  if (schema.type === 'array')
    return placesIn(schema.items ?? {}, at).map((place) => {
      const put = (id: string) => [place.put(id)];
      return { at: place.at, put, alone: put };
    });
  const around: Input = Object(sampleOf({ ...schema, type: 'object' }));
  return Object.entries(schema.properties ?? {}).flatMap(([field, own]) =>
    placesIn(own, at === '' ? field : `${at}.${field}`).map((place) => ({
      at: place.at,
      put: (id: string) => ({ ...around, [field]: place.put(id) }),
      alone: (id: string) => ({ [field]: place.alone(id) }),
    })),
  );
}

function thingNamed({ path }: AnyEndpoint, at: string): Thing {
  const field = at.split('.').at(-1) ?? at;
  const byPath = BY_PATH.find(([beginning, name]) => path.startsWith(beginning) && (name === at || name === field));
  const thing = byPath?.[2] ?? BY_FIELD[field];
  if (!thing)
    throw new Error(`${path}: it is not said in this file what ${at} names, so no tenant's wall is tried there`);
  return thing;
}

/** Both, the second where they differ; of lists the second. */
function merged(one: Input, other: Input): Input {
  const both = Object.entries(other).map(([field, value]) => {
    const own = one[field];
    return [field, isObject(own) && isObject(value) ? merged(own, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(both) };
}

const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
