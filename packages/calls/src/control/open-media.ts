import type { CallRefusal } from '@wpm/contract';
import type { IncomingRequest } from '@wpm/sip';
import type { Call } from '../call/call.ts';
import type { LegMedia } from '../ports.ts';
import { CallMedia } from './call-media.ts';
import type { CallControlDeps } from './deps.ts';
import { refusalOf } from './media-refusal.ts';

type Opened =
  | { readonly ok: true; readonly media: CallMedia; readonly sdp: string }
  | { readonly ok: false; readonly why: CallRefusal };

/** Opens the media of a call for its caller. @returns what to tell them: our answer to their offer, or our offer; or why there are none */
export async function openMedia(
  deps: CallControlDeps,
  { request }: IncomingRequest,
  { call, packets }: { readonly call: Call; readonly packets: LegMedia },
): Promise<Opened> {
  let media: CallMedia | undefined;
  try {
    media = await CallMedia.open(call.id, deps);
    media.know('caller', packets);
    return { ok: true, media, sdp: await media.respondTo('caller', request.body) };
  } catch (error) {
    deps.log.info('call.no-media', { call: call.id, error: String(error) });
    await media?.close();
    return { ok: false, why: refusalOf(error) };
  }
}
