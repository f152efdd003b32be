import { lazily } from '../loading/lazily.tsx';

/** What a CRM has to do with a call (F48): most calls have nothing of it. */
export const CallCrm = lazily(async () => (await import('./call-crm.tsx')).CallCrm);
