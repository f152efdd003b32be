import { type Invitation, type NewMail, tokenHash } from '@wpm/store';
import { directoryChanged } from '../events.ts';
import { type CallersRequest, actorOf } from '../http/bind.ts';
import { consoleAddress } from '../mail/console-address.ts';
import { invitationMail } from '../mail/invitation-mail.ts';
import type { ServerDeps } from '../server-deps.ts';
import { randomToken } from '../sessions/tokens.ts';
import { changedBy, newId } from './change.ts';

const INVITATION_DAYS = 3;
/** Long enough for who comes to work on Monday. */
const INVITATION_MS = INVITATION_DAYS * 24 * 60 * 60_000;

/** A new invitation, and the token that is told to whom it is for and kept nowhere. */
export function newInvitation(accountId: string, now: Date): { readonly token: string; readonly kept: Invitation } {
  const token = randomToken();
  return { token, kept: { hash: tokenHash(token), accountId, expiresAt: new Date(now.getTime() + INVITATION_MS) } };
}

/**
 * Makes an invitation to set the password, and sends it to who has an e-mail address. Undefined if the tenant has no such
 * account.
 */
export async function inviteTo(deps: ServerDeps, request: CallersRequest, accountId: string) {
  const { token, kept } = newInvitation(accountId, deps.now());
  const { tenantId } = request.caller.account;
  const mail = await mailOf(deps, { tenantId, accountId, token });
  const isMade = await deps.store.invitations.create(tenantId, kept, changedBy(deps, request), mail);
  const result = isMade ? 'ok' : 'request/not-found';
  await directoryChanged(deps.sink, actorOf(request), { action: 'account.invite', subject: accountId, result });
  if (!isMade) return undefined;
  if (mail) deps.mailSender.wake();
  return { token, expiresAt: kept.expiresAt.toISOString(), mailedTo: mail?.recipient ?? null };
}

type Invited = { readonly tenantId: string; readonly accountId: string; readonly token: string };

/** Undefined where nobody knows an address. */
async function mailOf(deps: ServerDeps, { tenantId, accountId, token }: Invited): Promise<NewMail | undefined> {
  const { store, settings, mailSeal } = deps;
  const [view, tenant] = await Promise.all([
    store.administeredAccounts.byId({ tenantId, id: accountId }),
    store.tenantSettings.of(tenantId),
  ]);
  if (!view || view.settings.email === null) return undefined;
  const { email: recipient, displayName: name, login } = view.settings;
  const { domain, settings: own } = tenant;
  const link = `${consoleAddress(settings)}/invitation#${token}`;
  const facts = { name, company: own.name, login, domain, link, days: INVITATION_DAYS };
  const id = newId(deps);
  const sealed = mailSeal.seal(id, invitationMail(facts, own.language));
  return { id, tenantId, accountId, kind: 'invitation', recipient, sealed, at: deps.now() };
}
