import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { boardOf } from '../live/board-of.ts';

export const getRecordingAlarms = signedIn(ENDPOINTS.getRecordingAlarms, async (deps, { caller }) => {
  const { account, confinement } = caller;
  return ok({
    diskNearlyFull: deps.disk.warnings.includes('recordings/disk-nearly-full'),
    notWritten: boardOf(deps, caller).filter(({ recordingRefused }) => recordingRefused).length,
    short: deps.shortRecordings.count(account.tenantId, confinement, deps.now()),
  });
});
