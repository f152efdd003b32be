import { ENDPOINTS } from '@wpm/contract';
import { CRM_TEMPLATES } from '@wpm/integrations';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';

export const listCrmTemplates = signedIn(ENDPOINTS.listCrmTemplates, async () => ok({ items: [...CRM_TEMPLATES] }));
