import type { Refusal } from '../http/refusal.ts';
import type { EntitlementRefusal } from '../policies/entitlement.ts';

/** The refusal on the wire; where a licence is the reason, `fields.licence` names it. */
export function licenceRefusal(refusal: EntitlementRefusal): Refusal<EntitlementRefusal['code']> {
  return 'licence' in refusal ? { code: refusal.code, fields: { licence: refusal.licence } } : { code: refusal.code };
}
