import type { Answer } from '@wpm/client';
import { type Trunk, type TrunkCredentials, trunkSettings } from '@wpm/contract';
import type { ListPage, ListQuery, Noun, Saved } from '../administration/noun.ts';
import { client } from '../client.ts';
import { TrunkActions } from './trunk-actions.tsx';
import { TrunkCalls, TrunkOrder, TrunkStateCell, TrunkWay } from './trunk-cells.tsx';
import { CredentialsOnce } from './trunk-credentials.tsx';
import type { TrunkDraft } from './trunk-draft.ts';
import { TrunkForm } from './trunk-form.tsx';
import { settingsOf } from './settings-of.ts';

/** How often a list that shows what goes on now is read anew. */
const REFRESH_MS = 5_000;

const FIRST: TrunkDraft = {
  ...trunkSettings.parse({ name: 'x' }),
  name: '',
  peers: [{ host: '', port: null, transport: 'udp' }],
  password: '',
};

/** Trunks: the ways calls take to the telephone network, each with its state now. */
export const TRUNKS: Noun<Trunk, TrunkDraft, TrunkCredentials> = {
  kind: 'trunks',
  reading: 'telephony:manage',
  managing: 'telephony:manage',
  refreshMs: REFRESH_MS,
  list,
  get: (trunkId) => client.getTrunk({ trunkId }),
  save,
  remove: (trunkId) => client.removeTrunk({ trunkId }),
  nameOf: ({ settings }) => settings.name,
  columns: [
    { id: 'state', Cell: TrunkStateCell, order: ({ state }) => state.name },
    { id: 'calls', Cell: TrunkCalls, order: ({ calls }) => calls.inbound + calls.outbound },
    { id: 'way', Cell: TrunkWay, order: ({ settings }) => settings.registration.kind },
    { id: 'order', Cell: TrunkOrder, order: ({ settings }) => settings.priority },
  ],
  draftOf: (entry) => (entry ? { ...entry.settings, password: '' } : FIRST),
  Form: TrunkForm,
  Once: CredentialsOnce,
  Actions: TrunkActions,
};

/** The platform gives them all at once: a tenant has few. */
async function list({ search = '' }: ListQuery): Promise<Answer<ListPage<Trunk>, string>> {
  const answer = await client.listTrunks({});
  if (!answer.ok) return answer;
  const wanted = search.toLocaleLowerCase();
  const items = answer.value.items.filter(({ settings }) => settings.name.toLocaleLowerCase().includes(wanted));
  return { ok: true, value: { items, next: null } };
}

async function save(
  { password, ...draft }: TrunkDraft,
  known: Trunk | null,
): Promise<Answer<Saved<TrunkCredentials>, string>> {
  const wanted = { settings: settingsOf(draft), ...(password !== '' && { password }) };
  const answer = await (known === null
    ? client.createTrunk(wanted)
    : client.changeTrunk({ ...wanted, trunkId: known.id, version: known.version }));
  if (!answer.ok) return answer;
  const { trunk, credentials } = answer.value;
  return { ok: true, value: { id: trunk.id, ...(credentials !== null && { once: credentials }) } };
}
