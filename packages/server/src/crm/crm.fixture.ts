import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { CRM_CONNECTOR_ENDPOINTS, CrmConnectorSettings, CrmJournal } from '@wpm/contract';
import type { Send } from '../administration/directory.fixture.ts';
import type { Reply } from '../browser.fixture.ts';

/** A connector to a CRM at this address. */
export function connectorTo(url: string, name = 'CRM'): CrmConnectorSettings {
  return {
    name,
    enabled: true,
    lookup: {
      method: 'GET',
      url: `${url}?phone={number}`,
      headers: [{ name: 'Authorization', value: 'Bearer {secrets.token}' }],
      body: '',
      match: 'people',
      id: '{id}',
      name: '{first} {last}',
      company: '{company.name}',
      link: 'https://crm.example/people/{id}',
      fields: [{ label: 'VIP', value: '{vip}' }],
    },
  };
}

/** A CRM's activities at this address, known by the id in `{"id": …}`; the customers it knows are those of the lookup. */
export function journalTo(url: string, more: Partial<CrmJournal> = {}): CrmJournal {
  const headers = [{ name: 'Authorization', value: 'Bearer {secrets.token}' }];
  const body =
    '{"call":"{callId}","of":"{person}","way":"{direction}","by":"{agentEmail}","said":"{classifier}",' +
    '"note":"{note}","seconds":{durationS},"recording":"{recording}"}';
  return {
    which: 'answered',
    unknown: 'skip',
    waitS: 0,
    create: { method: 'POST', url: `${url}/activities`, headers, body },
    activity: '{id}',
    success: { path: '', statuses: [] },
    update: { method: 'PUT', url: `${url}/activities/{activity}`, headers, body },
    words: [{ of: 'direction.inbound', is: 'IN' }],
    ...more,
  };
}

/** What every endpoint of CRMs answers an administrator. `localhost` is private: nothing is asked there, and nothing written. */
export async function connectorAnswers(
  send: Send,
  endCall: () => Promise<void>,
): Promise<Record<keyof typeof CRM_CONNECTOR_ENDPOINTS, Reply>> {
  const settings = { ...connectorTo('https://localhost/crm'), journal: journalTo('https://localhost/crm') };
  const wanted = { settings, secrets: { token: 's3cret' } };
  const createCrmConnector = await send('POST', '/crm-connectors', wanted);
  const id = String(createCrmConnector.body['id']);
  await endCall();
  const listCrmJournal = await send('GET', `/crm-connectors/${id}/journal`);
  const [entry] = Array.from(Object(listCrmJournal.body['items']));
  return {
    createCrmConnector,
    listCrmJournal,
    listCrmConnectors: await send('GET', '/crm-connectors'),
    listCrmTemplates: await send('GET', '/crm-templates'),
    retryCrmJournal: await send('POST', `/crm-connectors/${id}/journal/${String(Object(entry).id)}/retry`),
    changeCrmConnector: await send('PUT', `/crm-connectors/${id}`, { ...wanted, secrets: {}, version: 1 }),
    orderCrmConnectors: await send('PUT', '/crm-connectors-order', { connectorIds: [id] }),
    tryCrmConnector: await send('POST', '/crm-connectors/try', { ...wanted, number: '+48600100200' }),
    tryCrmJournal: await send('POST', '/crm-connectors/try-journal', { ...wanted, number: '+48600100200' }),
    removeCrmConnector: await send('DELETE', `/crm-connectors/${id}`),
  };
}

/** How a CRM behaves: what it answers, or that it does not. */
export type Manner =
  | { readonly status?: number; readonly body?: string; readonly location?: string }
  | 'hang'
  /** Takes the request, and the connection dies over it. */
  | 'die';

export type AskedOfCrm = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** A CRM on loopback that answers by its manner of the moment, and notes what it is asked. */
export async function openCrmStub() {
  const asked: AskedOfCrm[] = [];
  let manner: Manner | ((asked: AskedOfCrm) => Manner) = { body: '{"people":[]}' };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      asked.push(one);
      const now = typeof manner === 'function' ? manner(one) : manner;
      if (now === 'hang') return;
      if (now === 'die') {
        request.socket.destroy();
        return;
      }
      const { status = 200, body = '', location } = now;
      response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) }).end(body);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/people`,
    asked,
    behave: (next: Manner | ((asked: AskedOfCrm) => Manner)) => (manner = next),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type CrmStub = Awaited<ReturnType<typeof openCrmStub>>;
