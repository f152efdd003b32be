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
    const leg = legs.keys().find((id) => id === event.leg);
    if (isOfWay(event)) return this.#noteWay(event.kind, leg, call);
    switch (event.kind) {
      case 'leg-failed':
        log.warn('media.leg-failed', { call, leg: event.leg, why: event.why });
        return lossOf(leg);
      case 'played':
      case 'dtmf':
        return saidOf(leg, event);
      case 'digit-due':
        if (leg) legs.get(leg)?.sendKey(event);
        return undefined;
      case 'connected':
        log.info('media.connected', { call, leg: event.leg });
        // It may have been missed before its first packet came.
        return leg && this.#presenceOf('heard', leg);
      case 'path-changed':
        log.info('media.path-changed', { call, leg: event.leg });
        return undefined;
      default:
        return assertNever(event);
    }
  }

  /** Of a way that stays as it was nothing is logged again. */
  #noteWay(kind: OfWay['kind'], leg: LegId | undefined, call: string): Input | undefined {
    if (!leg) return undefined;
    if (kind === 'still-silent') return this.#presenceOf('silent', leg);
    this.#deps.log.info(`media.${kind}`, { call, leg, direction: DIRECTION[kind] });
    return kind === 'silent' || kind === 'heard' ? this.#presenceOf(kind, leg) : { kind, leg };
  }

  /** A browser always sends, also muted; of another phone, which may suppress silence, it says nothing yet. */
  #presenceOf(kind: 'silent' | 'heard', leg: LegId): Input | undefined {
    if (this.#around.media.optionsOf(leg).transport === 'webrtc') return { kind, leg };
    if (kind === 'heard') this.#silentEnds.heard(leg);
    else this.#silentEnds.silent(leg, this.#deps.clock.now(), this.#around);
    return undefined;
  }
}

/** Which way sound has stopped on, or goes again, seen from the platform. */
const DIRECTION = { silent: 'from', heard: 'from', unheard: 'to', 'heard-there': 'to' } as const;

type OfWay = Extract<OfLeg, { readonly kind: keyof typeof DIRECTION | 'still-silent' }>;

const isOfWay = (event: OfLeg): event is OfWay => event.kind === 'still-silent' || event.kind in DIRECTION;

function saidOf(leg: LegId | undefined, event: Extract<OfLeg, { kind: 'played' | 'dtmf' }>): Input | undefined {
  if (!leg) return undefined;
  return event.kind === 'dtmf' ? { kind: 'key', leg, key: event.digit } : { kind: 'played', leg };
}

const lossOf = (leg: LegId | undefined): Input => (leg ? { kind: 'lost', leg } : { kind: 'lost' });
