import { lazy } from 'react';

/** Fetched when a call or a row is looked at, not before. */
export const CallerContact = lazy(async () => ({ default: (await import('./caller-contact.tsx')).CallerContact }));

/** Only where a CRM knew somebody. */
export const CrmCaller = lazy(async () => ({ default: (await import('./crm-caller.tsx')).CrmCaller }));
