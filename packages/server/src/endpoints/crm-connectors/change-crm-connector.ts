import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { sealSecrets } from '../../crm/connector-secrets.ts';
import { crmConnectorChanged } from '../../crm/connector-changed.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { checkedSecrets, connectorOf } from './connector-of.ts';
import { presentConnector } from './presented.ts';

export const changeCrmConnector = signedIn(ENDPOINTS.changeCrmConnector, async (deps, request, wanted) => {
  const { store, sink, crmSeal, callerLookup } = deps;
  const { connectorId: id, version, settings } = wanted;
  const said = (result: string) =>
    crmConnectorChanged(sink, actorOf(request), { action: 'change', subject: id, result });
  const before = await connectorOf(deps, request, id);
  if (!before) {
    await said('request/not-found');
    return refuse({ code: 'request/not-found' });
  }
  const checked = checkedSecrets(deps, wanted, before);
  if (!checked.ok) {
    await said(checked.error.code);
    return checked;
  }
  const { tenantId } = before;
  const changed = { id, tenantId, version, settings, secrets: sealSecrets(crmSeal, id, checked.value) };
  const isChanged = await store.crmConnectors.change(changed);
  await said(isChanged ? 'ok' : 'item/changed-meanwhile');
  if (!isChanged) return refuse({ code: 'item/changed-meanwhile' });
  callerLookup.forget(id);
  return ok(presentConnector(deps, { ...changed, version: version + 1 }));
});
