import type { Answer } from '@wpm/client';
import { type ReadPage, searchedBy } from '../administration/list/read-whole.ts';
import type { Noun, Saved } from '../administration/noun.ts';
import { client } from '../client.ts';
import { ConnectorActions } from './connector-actions.tsx';
import { ConnectorAddress, ConnectorPlace, ConnectorState } from './connector-cells.tsx';
import { type ConnectorDraft, type ConnectorEntry, draftOf, givenSecrets, settingsOf } from './connector-entry.ts';
import { ConnectorForm } from './connector-form.tsx';

const readPage: ReadPage<ConnectorEntry> = async () => {
  const answer = await client.listCrmConnectors({});
  if (!answer.ok) return answer;
  return {
    ok: true,
    value: { items: answer.value.items.map((connector, at) => ({ ...connector, place: at + 1 })), next: null },
  };
};

/** The CRMs that are asked who calls (F48), in that order. */
export const CRM_CONNECTORS: Noun<ConnectorEntry, ConnectorDraft> = {
  kind: 'crm',
  reading: 'webhooks:manage',
  managing: 'webhooks:manage',
  list: searchedBy(readPage, ({ settings }) => `${settings.name} ${settings.lookup.url}`),
  get,
  save,
  remove: (connectorId) => client.removeCrmConnector({ connectorId }),
  nameOf: ({ settings }) => settings.name,
  columns: [
    { id: 'place', Cell: ConnectorPlace, order: ({ place }) => place },
    { id: 'state', Cell: ConnectorState, order: ({ state }) => state.kind },
    { id: 'address', Cell: ConnectorAddress },
  ],
  draftOf: (entry) => draftOf(entry?.settings),
  Form: ConnectorForm,
  Actions: ConnectorActions,
};

/** The platform only lists them. */
async function get(id: string): Promise<Answer<ConnectorEntry, string>> {
  const answer = await readPage({ limit: 1 });
  if (!answer.ok) return answer;
  const found = answer.value.items.find((connector) => connector.id === id);
  return found ? { ok: true, value: found } : { ok: false, error: { code: 'request/not-found', status: 404 } };
}

async function save(draft: ConnectorDraft, known: ConnectorEntry | null): Promise<Answer<Saved<never>, string>> {
  const wanted = { settings: settingsOf(draft), secrets: givenSecrets(draft) };
  const answer =
    known === null
      ? await client.createCrmConnector(wanted)
      : await client.changeCrmConnector({ ...wanted, connectorId: known.id, version: known.version });
  return answer.ok ? { ok: true, value: { id: answer.value.id } } : answer;
}
