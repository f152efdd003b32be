import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { CRM_CONNECTOR_ENDPOINTS, CrmConnectorSettings } from '@wpm/contract';
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

/** What every endpoint of CRMs answers an administrator. `localhost` is private: nothing is asked there. */
export async function connectorAnswers(send: Send): Promise<Record<keyof typeof CRM_CONNECTOR_ENDPOINTS, Reply>> {
  const wanted = { settings: connectorTo('https://localhost/crm'), secrets: { token: 's3cret' } };
  const createCrmConnector = await send('POST', '/crm-connectors', wanted);
  const id = String(createCrmConnector.body['id']);
  return {
    createCrmConnector,
    listCrmConnectors: await send('GET', '/crm-connectors'),
    listCrmTemplates: await send('GET', '/crm-templates'),
    changeCrmConnector: await send('PUT', `/crm-connectors/${id}`, { ...wanted, secrets: {}, version: 1 }),
    orderCrmConnectors: await send('PUT', '/crm-connectors-order', { connectorIds: [id] }),
    tryCrmConnector: await send('POST', '/crm-connectors/try', { ...wanted, number: '+48600100200' }),
    removeCrmConnector: await send('DELETE', `/crm-connectors/${id}`),
  };
}

/** How a CRM behaves: what it answers, or that it does not. */
export type Manner = { readonly status?: number; readonly body?: string; readonly location?: string } | 'hang';

export type AskedOfCrm = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** A CRM on loopback that answers by its manner of the moment, and notes what it is asked. */
export async function openCrmStub() {
  const asked: AskedOfCrm[] = [];
  let manner: Manner = { body: '{"people":[]}' };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      if (manner === 'hang') return;
      const { status = 200, body = '', location } = manner;
      response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) }).end(body);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/people`,
    asked,
    behave: (next: Manner) => (manner = next),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type CrmStub = Awaited<ReturnType<typeof openCrmStub>>;
