import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/**
 * Short-lived SIP credentials for the phone of this session (trust 4). The platform keeps only their digests.
 * The session that asks becomes the place of its user's phone, of which there is one (F09): while it is another session's,
 * `listMySessions` says whose, and the request is refused unless it takes it over.
 * `socketUrl` carries a ticket that opens the SIP WebSocket; both die with the session or at `expiresAt`.
 */
export const issueSipCredentials = endpoint({
  method: 'POST',
  path: '/me/sip-credentials',
  right: 'calls:make',
  input: z.strictObject({
    /** Logs the phone out where it is open, where the user is told why; a call that is up there goes on here (F09). */
    takeOver: z.boolean().optional(),
  }),
  output: z.strictObject({
    /** Address of record, `sip:anna@demo.local`. */
    aor: z.string(),
    /** User name and password of the digest (RFC 8760); the user name is not the login. */
    authUser: z.string(),
    password: z.string(),
    realm: z.string(),
    /** `ws(s)://host/sip?ticket=…` on the host the request came to. */
    socketUrl: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  errors: ['session/active-elsewhere'],
});
