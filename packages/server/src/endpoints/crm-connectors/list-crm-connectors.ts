import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentConnector } from './presented.ts';

export const listCrmConnectors = signedIn(ENDPOINTS.listCrmConnectors, async (deps, { caller }) => {
  const connectors = await deps.store.crmConnectors.list(caller.account.tenantId);
  return ok({ items: connectors.map((connector) => presentConnector(deps, connector)) });
});
