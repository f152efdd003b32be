import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { crmConnectorChanged } from '../../crm/connector-changed.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

export const removeCrmConnector = signedIn(ENDPOINTS.removeCrmConnector, async (deps, request, { connectorId: id }) => {
  const { tenantId } = request.caller.account;
  const isRemoved = await deps.store.crmConnectors.remove({ tenantId, id });
  const result = isRemoved ? 'ok' : 'request/not-found';
  await crmConnectorChanged(deps.sink, actorOf(request), { action: 'remove', subject: id, result });
  deps.callerLookup.forget(id);
  return isRemoved ? ok({}) : refuse({ code: 'request/not-found' });
});
