import type { TrunkSettings } from '@wpm/contract';
import { dialled } from '../numbers/dialled.ts';
import { withoutEmptyProxy } from './advanced.ts';

/** What the platform is told of what stands in the form: the trunk's number as people write it, and no empty proxy. */
export function settingsOf(settings: TrunkSettings): TrunkSettings {
  const { callerId, outboundProxy } = settings;
  const { outbound } = callerId;
  const trunkNumber = outbound.trunkNumber === null ? null : dialled(outbound.trunkNumber);
  return {
    ...settings,
    outboundProxy: withoutEmptyProxy(outboundProxy),
    callerId: { ...callerId, outbound: { ...outbound, trunkNumber } },
  };
}
