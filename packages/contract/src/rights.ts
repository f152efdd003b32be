/** What an endpoint asks of who calls it. `public` needs no session; everything else needs a live one, and what it names. */
export const RIGHTS = [
  'public',
  'signed-in',
  'calls:make',
  'calls:read-own',
  'calls:read-all',
  'calls:trace',
  'missed-calls:work',
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
] as const;
export type Right = (typeof RIGHTS)[number];
