import type { KnownCaller } from '@wpm/contract';

/** A customer as a CRM knows them; `crmId` is what they are called there. */
export type CrmCaller = KnownCaller & { readonly connectorId: string; readonly crmId: string };
