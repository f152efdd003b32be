import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { actorOf, signedIn } from '../../http/bind.ts';
import { phoneLogsKeptSince } from '../../phone-logs/kept-since.ts';
import { presentPhoneLog } from '../../presenters/phone-log.ts';

/** Another tenant's log is answered exactly like one that does not exist. */
export const getPhoneLog = signedIn(ENDPOINTS.getPhoneLog, async (deps, request, { id }) => {
  const log = await deps.store.phoneLogs.byId(request.caller.account.tenantId, id, phoneLogsKeptSince(deps.now()));
  const read = { action: 'phone-log.read', subject: id, result: log ? 'ok' : 'request/not-found' } as const;
  await deps.sink.audit.append({ ...actorOf(request), ...read, at: deps.now() });
  if (!log) return refuse({ code: 'request/not-found' });
  const { entries, ...sent } = log;
  return ok({ ...presentPhoneLog(sent), entries: [...entries] });
});
