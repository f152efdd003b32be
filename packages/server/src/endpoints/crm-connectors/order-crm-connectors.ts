import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { crmConnectorChanged } from '../../crm/connector-changed.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

export const orderCrmConnectors = signedIn(ENDPOINTS.orderCrmConnectors, async (deps, request, { connectorIds }) => {
  const { tenantId } = request.caller.account;
  const isOrdered = await deps.store.crmConnectors.order(tenantId, connectorIds);
  const result = isOrdered ? 'ok' : 'item/changed-meanwhile';
  await crmConnectorChanged(deps.sink, actorOf(request), { action: 'order', subject: tenantId, result });
  return isOrdered ? ok({}) : refuse({ code: 'item/changed-meanwhile' });
});
