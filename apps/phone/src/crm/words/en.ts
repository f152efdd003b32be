import type { CrmWords } from './crm-words.ts';

export const en: CrmWords = {
  card: 'From the CRM',
  link: 'Open in the CRM',
  open: 'Open in the CRM',
  pop: 'Open the CRM',
  popWhen: { link: 'only when I press', answer: 'when I answer', ended: 'when the call is over' },
  popExplained:
    'The page of the customer opens by itself then. If the browser blocks it, allow this page to open windows; the link stays on the screen.',
};
