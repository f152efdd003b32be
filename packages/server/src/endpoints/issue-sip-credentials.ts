import { createHash, randomBytes } from 'node:crypto';
import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { tokenHash } from '@wpm/store';
import { actorOf, signedIn } from '../http/bind.ts';
import { takePlace } from '../sessions/take-place.ts';
import { randomToken } from '../sessions/tokens.ts';
import { aorOf } from '../telephony/sip-identity.ts';

const LIFETIME_MS = 60 * 60_000;

export const issueSipCredentials = signedIn(
  ENDPOINTS.issueSipCredentials,
  async (deps, request, { takeOver = false }) => {
    const { account, session } = request.caller;
    // They live and die with a session.
    if (!session) return refuse({ code: 'session/not-allowed' });
    const placed = await takePlace(deps, { actor: actorOf(request), session, aor: aorOf(account) }, takeOver);
    if (!placed.ok) return placed;
    const issuedAt = deps.now();
    const expiresAt = new Date(issuedAt.getTime() + LIFETIME_MS);
    const authUser = randomBytes(12).toString('hex');
    const password = randomBytes(18).toString('base64url');
    const ticket = randomToken();
    const aor = aorOf(account);
    // RFC 7616 §3.4.2: HA1 is the hash of user:realm:password, by each algorithm that is offered.
    const secret = `${authUser}:${account.domain}:${password}`;
    await deps.store.sipCredentials.issue({
      authUser,
      tenantId: account.tenantId,
      accountId: account.id,
      sessionId: session.id,
      aor,
      md5: createHash('md5').update(secret).digest('hex'),
      sha256: createHash('sha256').update(secret).digest('hex'),
      ticketHash: tokenHash(ticket),
      issuedAt,
      expiresAt,
    });
    const socketUrl = `${request.isSecure ? 'wss' : 'ws'}://${request.host}/sip?ticket=${ticket}`;
    return ok({ aor, authUser, password, realm: account.domain, socketUrl, expiresAt: expiresAt.toISOString() });
  },
);
