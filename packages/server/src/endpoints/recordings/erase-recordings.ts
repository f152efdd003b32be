import { ENDPOINTS } from '@wpm/contract';
import { readCaller } from '@wpm/directory';
import { ok, refuse, uuidV7 } from '@wpm/kernel';
import { directoryChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { presentCertificate } from '../../presenters/recording.ts';
import type { ServerDeps } from '../../server-deps.ts';

export const previewErasure = signedIn(ENDPOINTS.previewErasure, async (deps, { caller }, { number: typed }) => {
  const { tenantId } = caller.account;
  const number = await asCallsHaveIt(deps, tenantId, typed);
  const { first, last, ...found } = await deps.store.recordings.previewErasure(tenantId, number);
  return ok({ number, ...found, first: first?.toISOString() ?? null, last: last?.toISOString() ?? null });
});

/** The certificate is given once the files are gone; what the disk refused stands in it as such. */
export const eraseRecordings = signedIn(ENDPOINTS.eraseRecordings, async (deps, request, { number: typed, reason }) => {
  const { tenantId, id: accountId } = request.caller.account;
  const by = { ...actorOf(request), accountId, at: deps.now() };
  const number = await asCallsHaveIt(deps, tenantId, typed);
  const id = uuidV7(by.at.getTime(), (bytes) => crypto.getRandomValues(bytes));
  const erased = await deps.store.recordings.erase({ id, tenantId, number, reason, by });
  await directoryChanged(deps.sink, by, {
    action: 'recording.erase',
    // A refusal is written down too, and not whose number it was: nobody can take it out of there again.
    subject: id,
    result: erased.ok ? 'ok' : erased.error.code,
  });
  if (!erased.ok) return erased;
  for (const callId of erased.value.callIds) deps.telephony.trace.forget(callId);
  await deps.removals.removeOf(id);
  const certificate = await deps.store.recordings.erasure(tenantId, id);
  return certificate ? ok(presentCertificate(certificate)) : refuse({ code: 'request/not-found' });
});

async function asCallsHaveIt({ store }: Pick<ServerDeps, 'store'>, tenantId: string, typed: string): Promise<string> {
  const tenant = await store.tenants.byId(tenantId);
  return readCaller(typed, tenant?.defaultCountryCode ?? '');
}
