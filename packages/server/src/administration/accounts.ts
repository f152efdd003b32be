import { type AccountSettings, ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import type { AccountChangeRefusal, AccountView } from '@wpm/store';
import { sessionsEnded } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { invalidFields } from '../http/refusal.ts';
import { languageOf, writtenMail } from '../mail/write-account-mail.ts';
import type { ServerDeps } from '../server-deps.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { randomToken } from '../sessions/tokens.ts';
import { changedBy, newId } from './change.ts';
import { endAccess, losesAccess } from './end-access.ts';
import { inviteTo } from './invite.ts';
import { refusalOf } from './refusal-of.ts';
import { told } from './told.ts';

export const listAccounts = signedIn(ENDPOINTS.listAccounts, async ({ store }, { caller }, filter) => {
  const page = await store.administeredAccounts.page(caller.account.tenantId, filter);
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(present), next: page.value.next });
});

export const getAccount = signedIn(ENDPOINTS.getAccount, async ({ store }, { caller }, { id }) => {
  const view = await store.administeredAccounts.byId({ tenantId: caller.account.tenantId, id });
  return view ? ok(present(view)) : refuse({ code: 'request/not-found' });
});

export const createAccount = signedIn(ENDPOINTS.createAccount, async (deps, request, { settings, password }) => {
  const key = { tenantId: request.caller.account.tenantId, id: newId(deps) };
  // Who is invited sets a password; until then there is one that nobody knows.
  const passwordHash = await hashPassword(password ?? randomToken());
  const write = { settings, passwordHash, by: changedBy(deps, request) };
  const created = await deps.store.administeredAccounts.create(key, write);
  await told(deps, request, { action: 'account.create', subject: key.id }, created);
  if (!created.ok) return refuse(accountRefusal(created.error));
  const invitation = password === undefined ? await inviteTo(deps, request, key.id) : undefined;
  return ok({ account: present(created.value), invitation: invitation ?? null });
});

export const changeAccount = signedIn(ENDPOINTS.changeAccount, async (deps, request, { id, version, settings }) => {
  const key = { tenantId: request.caller.account.tenantId, id, version };
  const tell = await tellerOf(deps, key.tenantId, settings);
  const changed = await deps.store.administeredAccounts.change(key, { settings, by: changedBy(deps, request), tell });
  await told(deps, request, { action: 'account.change', subject: id }, changed);
  if (!changed.ok) return refuse(accountRefusal(changed.error));
  const { before, after } = changed.value;
  if (before.settings.email !== after.settings.email) deps.mailSender.wake();
  if (losesAccess(before.settings, after.settings)) await endAccess(deps, key);
  return ok(present(after));
});

/** Tells the address of before that an administrator gave the account another, or none (ADR 0072). */
async function tellerOf(deps: ServerDeps, tenantId: string, { email }: AccountSettings) {
  const tenant = await deps.store.tenants.byId(tenantId);
  return ({ id: accountId, settings: { login, displayName: name, email: recipient } }: AccountView) => {
    if (recipient === null || !tenant) return undefined;
    const language = languageOf(undefined, tenant.defaultCountryCode);
    const facts = { kind: 'email-changed', name, login, domain: tenant.domain, email } as const;
    return writtenMail(deps, { tenantId, accountId, recipient, language }, facts);
  };
}

export const removeAccount = signedIn(ENDPOINTS.removeAccount, async (deps, request, { id }) => {
  const key = { tenantId: request.caller.account.tenantId, id };
  const greetings = await deps.store.greetings.of({ tenantId: key.tenantId, accountId: id });
  const removed = await deps.store.administeredAccounts.remove(key, changedBy(deps, request));
  await told(deps, request, { action: 'account.remove', subject: id }, removed);
  if (!removed.ok) return refuse(accountRefusal(removed.error));
  await endAccess(deps, key);
  for (const { audioId } of greetings) await deps.sounds.remove(key.tenantId, audioId);
  for (const { id: stationId } of await deps.store.stations.list(key.tenantId, id))
    await deps.store.stations.remove(key.tenantId, stationId);
  return ok({});
});

export const inviteAccount = signedIn(ENDPOINTS.inviteAccount, async (deps, request, { id }) => {
  const invitation = await inviteTo(deps, request, id);
  return invitation ? ok(invitation) : refuse({ code: 'request/not-found' });
});

export const endSessionsOf = signedIn(ENDPOINTS.endSessionsOf, async (deps, request, { id }) => {
  const key = { tenantId: request.caller.account.tenantId, id };
  const account = await deps.store.administeredAccounts.byId(key);
  if (account) await endAccess(deps, key);
  const result = account ? 'ok' : 'request/not-found';
  await sessionsEnded(deps.sink, actorOf(request), { action: 'account.end-sessions', subject: id, result });
  return account ? ok({}) : refuse({ code: 'request/not-found' });
});

export const listLicences = signedIn(ENDPOINTS.listLicences, async ({ store }: ServerDeps, { caller }) => {
  const { tenantId } = caller.account;
  const [granted, taken] = await Promise.all([store.licences.of(tenantId), store.licences.taken(tenantId)]);
  return ok({
    items: granted.map(({ validFrom, validUntil, ...licence }) => ({
      ...licence,
      taken: taken.get(licence.kind) ?? 0,
      validFrom: validFrom.toISOString(),
      validUntil: validUntil.toISOString(),
    })),
  });
});

function present({ id, version, changedAt, settings }: AccountView) {
  return { id, version, changedAt: changedAt.toISOString(), settings };
}

/** Where a licence is the reason, `fields.licence` names it. */
function accountRefusal(refusal: AccountChangeRefusal) {
  return 'licence' in refusal
    ? { code: refusal.code, fields: { licence: refusal.licence } }
    : refusalOf<Exclude<AccountChangeRefusal['code'], `licence/${string}`>>(refusal);
}
