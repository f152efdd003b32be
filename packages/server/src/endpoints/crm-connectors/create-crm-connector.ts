import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { newId } from '../../administration/change.ts';
import { sealSecrets } from '../../crm/connector-secrets.ts';
import { crmConnectorChanged } from '../../crm/connector-changed.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { checkedSecrets } from './connector-of.ts';
import { presentConnector } from './presented.ts';

const MOST_PER_TENANT = 10;

export const createCrmConnector = signedIn(
  ENDPOINTS.createCrmConnector,
  async (deps, request, { settings, secrets }) => {
    const { store, now, sink, crmSeal } = deps;
    const id = newId(deps);
    const said = (result: string) =>
      crmConnectorChanged(sink, actorOf(request), { action: 'create', subject: id, result });
    const checked = checkedSecrets(deps, { settings, secrets }, undefined);
    if (!checked.ok) {
      await said(checked.error.code);
      return checked;
    }
    const { tenantId } = request.caller.account;
    const connector = { id, tenantId, settings, secrets: sealSecrets(crmSeal, id, checked.value), createdAt: now() };
    const isMade = await store.crmConnectors.create(connector, MOST_PER_TENANT);
    await said(isMade ? 'ok' : 'item/too-many');
    return isMade ? ok(presentConnector(deps, { ...connector, version: 1 })) : refuse({ code: 'item/too-many' });
  },
);
