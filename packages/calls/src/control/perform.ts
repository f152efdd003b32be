import { assertNever, uuidV7 } from '@wpm/kernel';
import type { AudioSource } from '@wpm/media';
import { DEFAULT_SESSION_TIMER, type SipRequest, fieldsOfInvite, makeRequest } from '@wpm/sip';
import type { Call, LegId } from '../call/call.ts';
import { recordOf } from '../call/record-of.ts';
import { isSupervisorLeg } from '../call/leg-id.ts';
import { type MeasuredLeg, qualityOf } from '../call/leg-quality.ts';
import { completenessOf, pauseMarked, resumedAt, withoutOpenPause, unlessToldAnew } from '../call/recording-pause.ts';
import { soundOf } from '../call/sound.ts';
import type { Effect, LookUp } from '../call/step.ts';
import { ALLOW, EXTENSIONS } from '../leg/allow.ts';
import type { LegEvent } from '../leg/leg.ts';
import { type Peer, logged } from '../party.ts';
import type { Target } from '../ports.ts';
import { type CallMedia, finished } from './call-media.ts';
import type { CallControlDeps } from './deps.ts';
import { isSaying } from './is-saying.ts';
import { JournalWriter } from './journal-writer.ts';
import type { CallState, JournalledLeg } from './journalled.ts';
import { type LegOrder, isOrder, order } from './leg-order.ts';
import type { DialogIndex, LegContext, LegPlace } from './leg-context.ts';
import { SipLeg } from './sip-leg.ts';
import { type Way, wayTo } from './way-to.ts';

/** What performing an effect may bring about. */
export type Consequences = {
  /** Takes what happens on a leg to the call's mailbox; resolves when the call has dealt with it. */
  readonly hear: (leg: LegId, event: LegEvent) => Promise<void>;
  /** Looks for the phones of a user, or for where a call goes on to; the call will hear of it. */
  readonly lookUp: (effect: LookUp) => void;
  /** What was to be said on a leg could not be: for the call it is over. */
  readonly played: (leg: LegId) => void;
};

/** Effects after which the call knows more. */
type CallChanging = 'bridge' | 'stop-media' | 'remove' | 'turn-recording' | 'end-recording';

type MediaEffect = Extract<Effect, { kind: 'serve' | 'sound' | 'ring-on' | 'tell-place' | 'tell' }>;

/** Does what a call's machine decided: moves legs and media, writes the journal. */
export class Performer {
  readonly legs = new Map<LegId, SipLeg>();
  readonly media: CallMedia;
  readonly #deps: CallControlDeps;
  readonly #dialogs: DialogIndex;
  readonly #callerOffers: boolean;
  readonly #writer: JournalWriter;
  readonly #consequences: Consequences;

  constructor(
    deps: CallControlDeps,
    call: { media: CallMedia; callerOffers: boolean; dialogs: DialogIndex },
    consequences: Consequences,
  ) {
    this.#deps = deps;
    this.media = call.media;
    this.#callerOffers = call.callerOffers;
    this.#dialogs = call.dialogs;
    this.#writer = new JournalWriter(deps.clock, deps.log);
    this.#consequences = consequences;
  }

  /** Performs one effect; the call it gives back may know more than before (its recording). */
  async perform(effect: Effect, call: Call): Promise<Call> {
    if (effect.kind === 'bridge') return this.#bridge(call);
    if (effect.kind === 'stop-media') return this.#stopMedia(call);
    if (effect.kind === 'remove') return this.#remove(effect.leg, call);
    if (effect.kind === 'end-recording') return this.#endRecording(call);
    if (effect.kind === 'turn-recording') return this.#turnRecording(effect, call);
    await this.#act(effect, call);
    return call;
  }

  async #act(effect: Exclude<Effect, { kind: CallChanging }>, call: Call): Promise<void> {
    if (isMedia(effect)) return this.#onMedia(effect, call);
    if (isOrder(effect)) return this.#signal(effect, call);
    switch (effect.kind) {
      case 'originate':
        return this.#originate(effect.leg, effect.target, call);
      case 'tell-caller':
        return this.#tellCaller(effect, call);
      case 'seek':
      case 'overflow':
      case 'choose':
      case 'ask-forwarding':
        return this.#consequences.lookUp(effect);
      case 'save':
        return this.#write(call);
      case 'note':
        return void this.#write(call);
      default:
        return assertNever(effect);
    }
  }

  async #onMedia(effect: MediaEffect, call: Call): Promise<void> {
    switch (effect.kind) {
      case 'serve':
        return this.media.serve(effect.service);
      case 'sound':
        return this.#sound(call);
      case 'ring-on':
        return this.media.ringOn();
      case 'tell-place':
        return this.#tell(this.#deps.queues?.toldTo(call.id), call);
      case 'tell':
        return this.#tell(effect.what, call);
      default:
        return assertNever(effect);
    }
  }

  async #sound(call: Call): Promise<void> {
    const sound = call.phase.state === 'connected' ? soundOf(call, call.phase.activity) : undefined;
    if (!sound) return;
    const unplayable = await this.media.sound(sound, call.recording !== null);
    if (isSaying(call)) unplayable.forEach((leg) => this.#consequences.played(leg));
  }

  /** A customer who waits hears how long it will take; what was played before goes on after it. */
  async #tell(told: AudioSource | undefined, { phase }: Call): Promise<void> {
    if (!told || phase.state !== 'connected' || phase.activity.kind !== 'queued') return;
    await this.media.tell(phase.activity.customer.leg, told);
  }

  #signal(effect: LegOrder, call: Call): void {
    const leg = this.legs.get('leg' in effect ? effect.leg : 'caller');
    if (leg) order(leg, effect, call);
  }

  async #originate(id: LegId, target: Target, call: Call): Promise<void> {
    const { observer, log } = this.#deps;
    this.media.know(id, target);
    const sdp = await this.media.offer(id);
    const found = wayTo(target, call, this.#deps);
    // No way there is no fault: it is for the call to try the next one. Its mailbox is busy with us, so nobody waits.
    if ('refused' in found) return void this.#consequences.hear(id, { kind: 'refused', ...found });
    observer.trying(call.id, target.peer);
    log.info('leg.trying', { call: call.id, leg: id, ...logged(target.peer) });
    const context = this.contextOf({ callId: call.id, leg: id }, target.peer);
    this.legs.set(id, SipLeg.outgoing(context, this.#inviteTo(target, { ...found.way, callId: call.id, sdp })));
  }

  /** What a leg of the call needs of its surroundings. */
  contextOf(at: LegPlace, peer: Peer): LegContext {
    const report = (event: LegEvent) => this.#consequences.hear(at.leg, event);
    return { ...this.#deps, at, peer, dialogs: this.#dialogs, report };
  }

  /** A leg of another call goes on in this one, and what happens on it is told here. @throws MediaError, nothing is changed */
  async takeOver(other: Performer, from: LegId, to: LegPlace): Promise<void> {
    const leg = other.legs.get(from);
    if (!leg) throw new Error(`there is no leg ${from}`);
    await this.media.take(to.leg, other.media, from);
    other.legs.delete(from);
    this.legs.set(to.leg, leg);
    leg.moveTo(to, (event) => this.#consequences.hear(to.leg, event));
  }

  /** Writes this call, and the end of another that has become part of it, in one go: after a restart it is both or neither. */
  async saveWith(call: Call, other: Performer, ended: Call): Promise<void> {
    const { journal, clock, onEnded } = this.#deps;
    const record = recordOf(ended, clock.now());
    await this.#writer.write(async () => {
      await other.#writer.written;
      await journal.merge({ record: recordOf(call, clock.now()), state: this.#stateOf(call) }, record);
      onEnded(record);
    });
  }

  #inviteTo(target: Target, own: Way & { readonly callId: string; readonly sdp: string }): SipRequest {
    const { clock, fillRandom, sessionTimer = DEFAULT_SESSION_TIMER } = this.#deps;
    const unique = () => uuidV7(clock.now(), fillRandom);
    return makeRequest({
      method: 'INVITE',
      uri: own.uri,
      from: { ...target.from, params: { tag: unique() } },
      to: { uri: own.uri, params: {} },
      callId: unique(),
      cseq: 1,
      headers: [
        ['Contact', `<${own.contact}>`],
        ['Allow', ALLOW],
        ['Supported', EXTENSIONS.join(', ')],
        ...fieldsOfInvite(sessionTimer),
        ['X-WPM-Call-Id', own.callId],
        ...target.headers,
      ],
      body: own.sdp,
      contentType: 'application/sdp',
    });
  }

  /** A user's phone gets our ringback with its 180; a network makes its own for a plain 180. */
  async #tellCaller({ heard, leg }: Extract<Effect, { kind: 'tell-caller' }>, call: Call): Promise<void> {
    const early = this.#callerOffers;
    const caller = this.legs.get('caller');
    if (heard === 'early-media' && early) {
      await this.media.passEarlyMedia(leg);
      return caller?.ring(183, true);
    }
    if (call.caller.kind !== 'account' || !early) return caller?.ring(180, false);
    await this.media.playRingback();
    return caller?.ring(180, true);
  }

  async #bridge(call: Call): Promise<Call> {
    const sound = call.phase.state === 'connected' ? soundOf(call, call.phase.activity) : undefined;
    if (!sound) return call;
    // Asked for at once and in this order: the first word said is recorded.
    const recorded = this.media.record(sound, this.#deps);
    const [recording] = await Promise.all([recorded, this.media.sound(sound, false)]);
    // Who speaks into nothing is to know it.
    if (!recording && call.message) this.#consequences.played('caller');
    return { ...call, recording };
  }

  /** What is said from now on is not on it; how long it is stands in its report at the end of the call. */
  async #endRecording(call: Call): Promise<Call> {
    await this.media.endRecording();
    return call;
  }

  /** How the leg sounded is noted at once: nobody may write the call again before it ends. */
  async #remove(leg: LegId, before: Call): Promise<Call> {
    const call = await this.#withQuality([leg], before);
    const gone = this.legs.get(leg);
    if (gone) this.#deps.observer.left(call.id, gone.peer, gone.wasUp ? 'answered' : 'unanswered');
    this.legs.delete(leg);
    await this.media.remove(leg);
    if (call !== before) void this.#write(call);
    return call;
  }

  /** A call that nobody answers has none. */
  async #withQuality(ending: Iterable<LegId>, call: Call): Promise<Call> {
    const { phase } = call;
    if (!('answeredAt' in phase) || phase.answeredAt === null) return call;
    const stats = await this.media.measured();
    const ended = [...ending].flatMap((leg): MeasuredLeg[] => {
      // How the supervisor heard it says nothing of the call.
      if (isSupervisorLeg(leg)) return [];
      const [peer, measured] = [this.legs.get(leg)?.peer, stats[leg]];
      return peer && measured ? [{ leg, peer, transport: this.media.optionsOf(leg).transport, stats: measured }] : [];
    });
    const added = ended.map(qualityOf).filter((quality) => quality !== undefined);
    return added.length === 0 ? call : { ...call, quality: [...(call.quality ?? []), ...added] };
  }

  async #stopMedia(before: Call): Promise<Call> {
    const call = await this.#withQuality(this.legs.keys(), before);
    const now = this.#deps.clock.now();
    const over = call.recording && resumedAt(call.recording, now);
    const recording = await finished(over, await this.media.close(), this.#deps);
    if (!recording) return { ...call, recording };
    const wantedMs = recordOf(call, now).talkMs - (call.madeIn?.noticeMs ?? 0);
    return { ...call, recording: { ...recording, completeness: completenessOf(recording, wantedMs) } };
  }

  /** A pause that the engine did not take is none: whoever asked for it must know. One that it took is where it is in the file. */
  async #turnRecording({ on, again }: Extract<Effect, { kind: 'turn-recording' }>, call: Call): Promise<Call> {
    const turned = await this.media.turnRecording(on);
    const { recording } = call;
    if (!recording) return call;
    if (turned === 'failed') return on ? call : { ...call, recording: withoutOpenPause(recording) };
    return turned && !again ? { ...call, recording: pauseMarked(recording, on, turned) } : call;
  }

  async #write(call: Call): Promise<void> {
    const { journal, clock, onEnded } = this.#deps;
    const record = recordOf(call, clock.now());
    if (call.phase.state !== 'ended') {
      const state = this.#stateOf(call);
      return this.#writer.write(() => journal.save({ record, state }));
    }
    return this.#writer.write(async () => {
      await journal.close(record);
      onEnded(record);
    });
  }

  #stateOf(call: Call): CallState {
    const legs = [...this.legs].flatMap(([id, leg]): JournalledLeg[] => {
      const { session, peer } = leg;
      return session ? [{ id, peer, ...this.media.optionsOf(id), session }] : [];
    });
    return { version: 7, call: unlessToldAnew(call), legs };
  }
}

const isMedia = (effect: Effect): effect is MediaEffect =>
  ['serve', 'sound', 'ring-on', 'tell-place', 'tell'].includes(effect.kind);
