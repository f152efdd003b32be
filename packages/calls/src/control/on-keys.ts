import { type Call, type LegId, partnerOf } from '../call/call.ts';
import type { Input } from '../call/step.ts';
import type { Heard, LegEvent } from '../leg/leg.ts';
import type { CallMedia } from './call-media.ts';

export type OfKeys = Heard<'digits' | 'digits-refused'>;

export const isOfKeys = (event: LegEvent): event is OfKeys =>
  event.kind === 'digits' || event.kind === 'digits-refused';

type Around = { readonly call: Call; readonly media: CallMedia; readonly advance: (input: Input) => Promise<void> };

/**
 * Keys pressed on one side by INFO reach the other as its phone takes them; where there is no other, the platform itself may have
 * asked for them. Keys a phone did not take by INFO it hears.
 */
export async function onKeys(id: LegId, event: OfKeys, { call, media, advance }: Around): Promise<void> {
  if (event.kind === 'digits-refused') return media.session.sendDtmf(id, event.digits, 'tone');
  const to = partnerOf(call, id);
  if (to) return media.session.sendDtmf(to, event.digits);
  for (const key of event.digits) await advance({ kind: 'key', leg: id, key });
}
