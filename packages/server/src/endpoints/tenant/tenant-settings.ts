import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { agentSettingsOf } from '../../agents/agent-rules.ts';
import { directoryChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';

export const getTenantSettings = signedIn(ENDPOINTS.getTenantSettings, async ({ store }, { caller }) =>
  ok(await store.tenantSettings.of(caller.account.tenantId)),
);

export const changeTenantSettings = signedIn(ENDPOINTS.changeTenantSettings, async (deps, request, wanted) => {
  const by = { ...actorOf(request), at: deps.now() };
  const { tenantId } = request.caller.account;
  const changed = await deps.store.tenantSettings.change(tenantId, wanted, by);
  const result = changed.ok ? 'ok' : changed.error.code;
  await directoryChanged(deps.sink, by, { action: 'tenant.change', subject: tenantId, result });
  if (changed.ok) {
    deps.agents.setRules(tenantId, agentSettingsOf(changed.value.settings.agents));
    return changed;
  }
  if (changed.error.code === 'item/changed-meanwhile') return refuse({ code: changed.error.code });
  return refuse(invalidFields({ 'settings.timeZone': 'not-an-option' }));
});
