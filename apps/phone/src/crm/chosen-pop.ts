import { POP_WHEN, type PopWhen } from '@wpm/contract';

const STORED_AS = 'wpm.phone.crm-pop';
/** What versions before this one kept, where the user had turned on that the CRM opens at the answer. */
const STORED_BEFORE = 'wpm.phone.crm-on-answer';

/** When the CRM opens by itself on this device; undefined where its user has not chosen, and the tenant's setting counts. */
export function chosenPop(): PopWhen | undefined {
  const stored = localStorage.getItem(STORED_AS);
  const chosen = POP_WHEN.find((one) => one === stored);
  return chosen ?? (localStorage.getItem(STORED_BEFORE) === 'yes' ? 'answer' : undefined);
}

export function keepPop(when: PopWhen): void {
  localStorage.removeItem(STORED_BEFORE);
  localStorage.setItem(STORED_AS, when);
}
