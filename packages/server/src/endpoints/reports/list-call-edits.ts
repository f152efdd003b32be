import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentClassification } from '../../presenters/classification.ts';

/** Of a call somebody does not see nothing is told, not even that there was one. */
export const listCallEdits = signedIn(ENDPOINTS.listCallEdits, async ({ store }, { caller }, { callId }) => {
  const { tenantId } = caller.account;
  if (!(await store.calls.isOfTenant(tenantId, callId))) return refuse({ code: 'request/not-found' });
  const edits = await store.classifications.editsOf(tenantId, callId);
  return ok({
    items: edits.map(({ part, before, after }) => ({
      part,
      before: before && presentClassification(before),
      after: presentClassification(after),
    })),
  });
});
