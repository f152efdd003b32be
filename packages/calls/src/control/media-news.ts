import { assertNever } from '@wpm/kernel';
import type { MediaEvent } from '@wpm/media';
import type { LegId } from '../call/call.ts';
import type { Input } from '../call/step.ts';
import type { CallMedia } from './call-media.ts';
import type { CallControlDeps } from './deps.ts';
import { SilentFarEnds } from './silent-far-ends.ts';
import type { SipLeg } from './sip-leg.ts';

/** The legs of a call, and how their packets travel; another engine's after the first was gone. */
type Around = {
  readonly legs: ReadonlyMap<LegId, Pick<SipLeg, 'sendKey' | 'wasUp' | 'ask'>>;
  readonly media: CallMedia;
};

/** What is said of legs and recordings; that the engine itself is gone is another thing. */
type OfLegs = Exclude<MediaEvent, { kind: 'gone' }>;

type OfLeg = Extract<OfLegs, { readonly leg: string }>;

/** Notes what the media of a call says, and what it means for the call. */
export class MediaNews {
  readonly #deps: Pick<CallControlDeps, 'log' | 'clock'>;
  readonly #around: Around;
  readonly #silentEnds = new SilentFarEnds();

  constructor(deps: Pick<CallControlDeps, 'log' | 'clock'>, around: Around) {
    this.#deps = deps;
    this.#around = around;
  }

  /** What it means for the call, if anything. */
  note(event: OfLegs, call: string): Input | undefined {
    if ('leg' in event) return this.#noteLeg(event, call);
    const { log } = this.#deps;
    switch (event.kind) {
      case 'recording-failed':
        log.error('recording.failed', { call, why: event.why });
        return { kind: 'recording-failed' };
      case 'recording-recovered':
        log.error('recording.gap', { call, ...event.gap });
        return event;
      case 'quiet':
        return { kind: 'quiet' };
      default:
        return assertNever(event);
    }
  }

  #noteLeg(event: OfLeg, call: string): Input | undefined {
    const { log } = this.#deps;
    const { legs } = this.#around;
    if (isOnlyLogged(event)) {
      log.info(`media.${event.kind}`, { call, leg: event.leg, ...ONLY_LOGGED[event.kind] });
      return undefined;
    }
    const leg = legs.keys().find((id) => id === event.leg);
    switch (event.kind) {
      case 'leg-failed':
        log.warn('media.leg-failed', { call, leg: event.leg, why: event.why });
        return lossOf(leg);
      case 'silent':
      case 'heard':
        log.info(`media.${event.kind}`, { call, leg: event.leg, direction: 'from' });
        return this.#presenceOf(event.kind, leg);
      case 'still-silent':
        return this.#presenceOf('silent', leg);
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

  /** A browser always sends, also muted; of another phone, which may suppress silence, it says nothing yet. */
  #presenceOf(kind: 'silent' | 'heard', leg: LegId | undefined): Input | undefined {
    if (!leg) return undefined;
    if (this.#around.media.optionsOf(leg).transport === 'webrtc') return { kind, leg };
    if (kind === 'heard') this.#silentEnds.heard(leg);
    else this.#silentEnds.silent(leg, this.#deps.clock.now(), this.#around);
    return undefined;
  }
}

/** What means nothing for the call, and what else of it is logged. */
const ONLY_LOGGED = {
  unheard: { direction: 'to' },
  'heard-there': { direction: 'to' },
  connected: {},
  'path-changed': {},
} as const;
type OnlyLogged = Extract<OfLeg, { readonly kind: keyof typeof ONLY_LOGGED }>;

const isOnlyLogged = (event: OfLeg): event is OnlyLogged => event.kind in ONLY_LOGGED;

function saidOf(leg: LegId | undefined, event: Extract<OfLeg, { kind: 'played' | 'dtmf' }>): Input | undefined {
  if (!leg) return undefined;
  return event.kind === 'dtmf' ? { kind: 'key', leg, key: event.digit } : { kind: 'played', leg };
}

const lossOf = (leg: LegId | undefined): Input => (leg ? { kind: 'lost', leg } : { kind: 'lost' });
