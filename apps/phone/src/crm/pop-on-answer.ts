const STORED_AS = 'wpm.phone.crm-on-answer';

/** Whether the CRM is opened when the user of this device answers a call. */
export const opensOnAnswer = (): boolean => localStorage.getItem(STORED_AS) === 'yes';

export function keepOpensOnAnswer(on: boolean): void {
  if (on) localStorage.setItem(STORED_AS, 'yes');
  else localStorage.removeItem(STORED_AS);
}
