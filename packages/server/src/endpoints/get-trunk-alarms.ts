import { ENDPOINTS, type TrunkAlarms } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

type Alarm = TrunkAlarms['trunks'][number];

export const getTrunkAlarms = signedIn(ENDPOINTS.getTrunkAlarms, async ({ store, telephony }, { caller }) => {
  const views = await store.trunks.ofTenant(caller.account.tenantId);
  const trunks = views.flatMap(({ id, settings: { enabled, name } }): readonly Alarm[] => {
    const { state } = telephony.trunks.standingOf(id);
    const isWrong = state.name === 'unreachable' || state.name === 'refused' || state.name === 'full';
    return enabled && isWrong ? [{ id, name, state: state.name }] : [];
  });
  return ok({ trunks: trunks.toSorted((one, other) => one.name.localeCompare(other.name)) });
});
