/** F04: what an account may do in its phone. The three of contacts work for a UC user of a tenant with miniCRM only. */
export const PHONE_PERMISSIONS = [
  'contacts:list',
  'contacts:open',
  'contacts:edit',
  'recordings:hear-own',
  /** F39: to pause the recording of one's call for card data, where its campaign allows it. */
  'recordings:pause',
  'forwarding:set',
  'diagnostics:export',
] as const;

/** F04: what an account may do beside that. */
export const ACCOUNT_PERMISSIONS = [
  ...PHONE_PERMISSIONS,
  /** F39: in the console, to hear and take away the recordings of the calls it sees (ADR 0055). */
  'recordings:hear-all',
] as const;
export type AccountPermission = (typeof ACCOUNT_PERMISSIONS)[number];
