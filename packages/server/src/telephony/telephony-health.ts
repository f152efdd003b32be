import type { CallControl } from '@wpm/calls';
import type { MediaPlane } from '@wpm/media';
import type { Registrar } from '@wpm/sip';

/** Whether calls can be taken, and what there is of them. */
export type TelephonyHealth = {
  readonly ready: boolean;
  readonly why?: string;
  readonly calls: number;
  readonly registrations: number;
};

/** Where the media process cannot be asked, no call has sound: the platform is not ready. */
export async function healthOf(media: MediaPlane, calls: CallControl, registrar: Registrar): Promise<TelephonyHealth> {
  const counts = { calls: calls.size, registrations: registrar.size };
  try {
    const { draining } = await media.health();
    return draining ? { ready: false, why: 'media is draining', ...counts } : { ready: true, ...counts };
  } catch (error) {
    return { ready: false, why: error instanceof Error ? error.message : String(error), ...counts };
  }
}
