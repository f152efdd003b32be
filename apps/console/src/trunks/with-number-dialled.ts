import type { TrunkSettings } from '@wpm/contract';
import { dialled } from '../numbers/dialled.ts';

/** The number of a trunk may be written as people write it. */
export function withNumberDialled(settings: TrunkSettings): TrunkSettings {
  const { outbound } = settings.callerId;
  if (outbound.trunkNumber === null) return settings;
  const trunkNumber = dialled(outbound.trunkNumber);
  return { ...settings, callerId: { ...settings.callerId, outbound: { ...outbound, trunkNumber } } };
}
