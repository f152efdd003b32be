import type { CrmWords } from './crm-words.ts';

export const en: CrmWords = {
  card: 'From the CRM',
  link: 'Open in the CRM',
  open: 'Open in the CRM',
  onAnswer: 'Open the CRM when I answer',
  onAnswerExplained:
    'The page of the customer opens by itself when you answer. If the browser blocks it, allow this page to open windows.',
};
