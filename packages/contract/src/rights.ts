/** What an endpoint asks of who calls it. `public` needs no session; everything else needs a live one, and what it names. */
export const RIGHTS = [
  'public',
  'signed-in',
  'calls:make',
  /** To have calls placed: in the phone for oneself, by whoever has it in the console for any user. */
  'calls:place',
  /** To tell the users of a live call what a CRM knows of its customer. */
  'calls:describe',
  'calls:read-own',
  'calls:read-all',
  'calls:classify-own',
  'calls:classify',
  'calls:trace',
  'calls:supervise',
  /** To share views of reports with the tenant, and to have them mailed. */
  'reports:share',
  /** To hear the recordings of all calls one sees, and to take them away (F39). */
  'recordings:hear-all',
  'recordings:manage',
  'missed-calls:work',
  'recalls:work',
  'recalls:see',
  'outbound:work',
  'outbound:manage',
  'forwarding:set',
  'stations:own',
  'status:manage',
  'stations:manage',
  'telephony:manage',
  'directory:read',
  'directory:manage',
  'audit:read',
  'contacts:identify',
  'contacts:list',
  'contacts:open',
  'contacts:edit',
  'contacts:exchange',
  'keys:manage',
  /** To sign users in to the phone inside the pages of a CRM. */
  'phone:embed',
  'webhooks:manage',
] as const;
export type Right = (typeof RIGHTS)[number];

/**
 * The rights a key of the API can be given (F48). What belongs to a person at a device is not among them, nor is making keys: a
 * key that could would outlive every limit of its own.
 */
export const KEY_SCOPES = [
  'calls:make',
  'calls:place',
  'calls:describe',
  'calls:read-own',
  'calls:read-all',
  'calls:classify-own',
  'calls:classify',
  'calls:trace',
  'recordings:hear-all',
  'missed-calls:work',
  'recalls:work',
  'recalls:see',
  'outbound:manage',
  'forwarding:set',
  'status:manage',
  'stations:manage',
  'telephony:manage',
  'directory:read',
  'directory:manage',
  'audit:read',
  'contacts:identify',
  'contacts:list',
  'contacts:open',
  'contacts:edit',
  'contacts:exchange',
  'phone:embed',
  'webhooks:manage',
] as const satisfies readonly Right[];
export type KeyScope = (typeof KEY_SCOPES)[number];
