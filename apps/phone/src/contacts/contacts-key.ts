/** Everything that was read of contacts; a contact that changed makes all of it old. */
export const CONTACTS_KEY = ['contacts'] as const;
