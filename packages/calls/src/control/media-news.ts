import { type Log, assertNever } from '@wpm/kernel';
import type { MediaEvent } from '@wpm/media';
import type { LegId } from '../call/call.ts';
import type { Input } from '../call/step.ts';
import type { CallMedia } from './call-media.ts';
import type { SipLeg } from './sip-leg.ts';

/** The legs of a call, and how their packets travel. */
type Around = {
  readonly legs: ReadonlyMap<LegId, Pick<SipLeg, 'sendKey'>>;
  readonly media: CallMedia;
  readonly log: Log;
};

/** What is said of legs and recordings; that the engine itself is gone is another thing. */
type OfLegs = Exclude<MediaEvent, { kind: 'gone' }>;

type OfLeg = Extract<OfLegs, { readonly leg: string }>;

/** Notes what the media of a call says; what it means for the call, if anything. */
export function noteMedia(event: OfLegs, call: string, around: Around): Input | undefined {
  if ('leg' in event) return noteLeg(event, call, around);
  switch (event.kind) {
    case 'recording-failed':
      around.log.error('recording.failed', { call, why: event.why });
      return { kind: 'recording-failed' };
    case 'recording-recovered':
      around.log.error('recording.gap', { call, ...event.gap });
      return event;
    case 'quiet':
      return { kind: 'quiet' };
    default:
      return assertNever(event);
  }
}

function noteLeg(event: OfLeg, call: string, { legs, media, log }: Around): Input | undefined {
  const leg = legs.keys().find((id) => id === event.leg);
  switch (event.kind) {
    case 'leg-failed':
      log.warn('media.leg-failed', { call, leg: event.leg, why: event.why });
      return lossOf(leg);
    case 'silent':
    case 'heard':
      log.info(`media.${event.kind}`, { call, leg: event.leg });
      return presenceOf(event.kind, leg, media);
    case 'still-silent':
      return presenceOf('silent', leg, media);
    case 'connected':
    case 'path-changed':
      log.info(`media.${event.kind}`, { call, leg: event.leg });
      return undefined;
    case 'played':
    case 'dtmf':
      return saidOf(leg, event);
    case 'digit-due':
      if (leg) legs.get(leg)?.sendKey(event);
      return undefined;
    default:
      return assertNever(event);
  }
}

function saidOf(leg: LegId | undefined, event: Extract<OfLeg, { kind: 'played' | 'dtmf' }>): Input | undefined {
  if (!leg) return undefined;
  return event.kind === 'dtmf' ? { kind: 'key', leg, key: event.digit } : { kind: 'played', leg };
}

const lossOf = (leg: LegId | undefined): Input => (leg ? { kind: 'lost', leg } : { kind: 'lost' });

/** A browser always sends, also muted; of another phone, which may suppress silence, it says nothing. */
function presenceOf(kind: 'silent' | 'heard', leg: LegId | undefined, media: CallMedia): Input | undefined {
  return leg && media.optionsOf(leg).transport === 'webrtc' ? { kind, leg } : undefined;
}
