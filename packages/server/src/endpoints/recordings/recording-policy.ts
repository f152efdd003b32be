import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { directoryChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

export const getRecordingPolicy = signedIn(ENDPOINTS.getRecordingPolicy, async ({ store }, { caller }) =>
  ok({ keepDays: await store.recordings.keepDays(caller.account.tenantId) }),
);

export const changeRecordingPolicy = signedIn(ENDPOINTS.changeRecordingPolicy, async (deps, request, { keepDays }) => {
  const by = { ...actorOf(request), at: deps.now() };
  await deps.store.recordings.keepFor(request.caller.account.tenantId, keepDays, by);
  await directoryChanged(deps.sink, by, { action: 'recording-policy.change', result: 'ok' });
  void deps.removals.work();
  return ok({ keepDays });
});
