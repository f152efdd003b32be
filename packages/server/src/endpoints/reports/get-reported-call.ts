import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { crmNaming } from '../../crm/crm-naming.ts';
import { signedIn } from '../../http/bind.ts';
import { presentPart } from '../../presenters/call-report.ts';
import { presentReportedCall } from '../../presenters/call.ts';

/** Another tenant's call is answered exactly like one that does not exist, and so is one that still runs. */
export const getReportedCall = signedIn(ENDPOINTS.getReportedCall, async ({ store, now }, { caller }, { callId }) => {
  const { tenantId } = caller.account;
  const found = await store.reports.call(tenantId, callId);
  if (!found) return refuse({ code: 'request/not-found' });
  const { timeZone } = await store.reports.daysOf(tenantId, { period: 'today' }, now());
  const call = presentReportedCall(found.call);
  const named = await crmNaming({ store }, tenantId, [call.caller.number, call.callee.number]);
  const known = { ...call, caller: named(call.caller), callee: named(call.callee) };
  return ok({ call: known, parts: found.parts.map(presentPart), timeZone });
});
