import { lazy } from 'react';

/** What a CRM has to do with a call (F48): most calls have nothing of it. */
export const CallCrm = lazy(async () => ({ default: (await import('./call-crm.tsx')).CallCrm }));
