import { ENDPOINTS, trunkContradictions } from '@wpm/contract';
import { ok, refuse, uuidV7 } from '@wpm/kernel';
import { telephonyManaged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { presentTrunk } from '../presenters/trunk.ts';
import { newAcceptCredentials } from '../telephony/trunks/accept-credentials.ts';
import { uselessTogether } from './useless-together.ts';

export const createTrunk = signedIn(ENDPOINTS.createTrunk, async (deps, request, { settings, password }) => {
  const fields = trunkContradictions(settings);
  if (Object.keys(fields).length > 0) return refuse(uselessTogether(fields));
  const by = { ...actorOf(request), at: deps.now() };
  const { tenantId, domain } = request.caller.account;
  const { store, telephony } = deps;
  const id = uuidV7(deps.now().getTime(), (bytes) => crypto.getRandomValues(bytes));
  const accept = settings.registration.kind === 'accept' ? newAcceptCredentials(domain) : undefined;
  const created = await store.trunks.create(
    { tenantId, id },
    {
      settings,
      secret:
        password === undefined || settings.registration.kind !== 'register'
          ? null
          : telephony.trunks.seal(id, password),
      accept: accept?.kept ?? null,
    },
    by,
  );
  const result = created.ok ? 'ok' : created.error.code;
  await telephonyManaged(deps.sink, by, { action: 'trunk.create', subject: id, result });
  if (!created.ok) return created;
  await telephony.trunks.reload(id);
  const view = await store.trunks.inTenant({ tenantId, id });
  if (!view) return refuse({ code: 'request/not-found' });
  return ok({ trunk: presentTrunk(view, telephony.trunks.standingOf(id)), credentials: accept?.shown ?? null });
});
