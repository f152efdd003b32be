const nameOf = (accountId: string) => `wpm.readiness.${accountId}`;

/** Whether the user has decided about the check on this device. */
export const wasOffered = (accountId: string): boolean => localStorage.getItem(nameOf(accountId)) !== null;

export const offerMade = (accountId: string): void => localStorage.setItem(nameOf(accountId), new Date().toISOString());
