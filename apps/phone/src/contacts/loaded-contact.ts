import { lazily } from '../loading/lazily.tsx';

/** Fetched when a call or a row is looked at, not before. */
export const CallerContact = lazily(async () => (await import('./caller-contact.tsx')).CallerContact);

/** Only where a CRM knew somebody. */
export const CrmCaller = lazily(async () => (await import('./crm-caller.tsx')).CrmCaller);
