import { type Log, assertNever } from '@wpm/kernel';
import type { MediaEvent } from '@wpm/media';

/** What of the media's news moves a call: the leg that is lost, or the whole session. */
export type Loss = { readonly leg: string | null };

/** Notes what the media of a call says; what is lost by it, if anything. */
export function noteMedia(event: MediaEvent, call: string, log: Log): Loss | undefined {
  switch (event.kind) {
    case 'gone':
      return { leg: null };
    case 'leg-failed':
      log.warn('media.leg-failed', { call, leg: event.leg, why: event.why });
      return { leg: event.leg };
    case 'recording-failed':
      log.error('recording.failed', { call, why: event.why });
      return undefined;
    case 'connected':
    case 'path-changed':
    case 'silent':
    case 'heard':
      log.info(`media.${event.kind}`, { call, leg: event.leg });
      return undefined;
    case 'dtmf':
    case 'played':
      return undefined;
    default:
      return assertNever(event);
  }
}
