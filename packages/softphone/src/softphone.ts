import type { LiveCall as PlatformCall, Party } from '@wpm/contract';
import { advanceCall } from './call/advance-call.ts';
import type { Call, CallEvent, CallFacts, Ended, LiveCall } from './call/call.ts';
import { hasRoom } from './call/several.ts';
import { ANONYMOUS, takenUp } from './call/taken-up.ts';
import { endTone, toneFor } from './call/tones.ts';
import type { DiagnosticsArchive } from './diagnostics/archive.ts';
import { type Qualities, QualityMonitor } from './diagnostics/quality-monitor.ts';
import { CredentialsKeeper } from './credentials-keeper.ts';
import { type CallDesk, PlatformDesk } from './handling/call-desk.ts';
import { callsElsewhere } from './handling/calls-elsewhere.ts';
import { remindersOf } from './handling/reminders.ts';
import { SecondCall } from './handling/second-call.ts';
import type { OpenMicrophone } from './media/microphone.ts';
import type { Invitation, Report, Signalling, SignallingCall } from './signalling/signalling.ts';
import type { Sound } from './sound/sound.ts';
import type { SoundPreferences } from './sound/sound-settings.ts';
import type { DialAnswer, SoftphonePorts } from './softphone-ports.ts';
import { Store } from './store.ts';

/** Whether calls can come and go. `why` is the code with which the platform refused this phone. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'registered' }
  | { readonly kind: 'lost'; readonly since: number }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'signed-out' };

/** `elsewhere`: calls of the user on another device of theirs, which can be taken over (F09); none while one is up here. */
export type SoftphoneState = {
  readonly connection: Connection;
  readonly calls: readonly Call[];
  readonly elsewhere: readonly PlatformCall[];
};

/** A campaign a call is made in. */
export type DialledIn = { readonly id: string; readonly name: string };

/** The phone without its screen. The state is immutable; commands with an id of no live call do nothing. */
export interface Softphone {
  readonly getState: () => SoftphoneState;
  readonly subscribe: (listener: () => void) => () => void;
  /** How good the line of each call is, a sample a second (F36); stays until the call is dismissed. */
  readonly quality: Pick<Store<Qualities>, 'getState' | 'subscribe'>;
  /** What this device kept of earlier calls (F38). */
  readonly diagnostics: DiagnosticsArchive;
  /** Hold, consultation and transfer, by command to the platform (F31–F33). */
  readonly desk: Omit<CallDesk, 'tell'>;
  /** The sound settings of this device (F41). */
  readonly sound: Pick<SoundPreferences, 'getState' | 'subscribe' | 'change'>;
  /** Opens the microphone as a call would, to try it; whoever opened it stops its tracks. */
  readonly openMicrophone: OpenMicrophone;
  readonly previewRingtone: () => void;
  /** @param campaign the campaign the call is made in (F14); absent: none */
  dial(number: string, campaign?: DialledIn): DialAnswer;
  /**
   * The user's live calls as the platform has them now: all of them, at the beginning and after each change. One whose phone
   * vanished is taken up again, as after a reload of the page.
   */
  tell(calls: readonly PlatformCall[]): void;
  /** One of `elsewhere` goes on here: the other device is let go, and whom the user talks with notices nothing but the voice. */
  takeOver(callId: string): void;
  answer(id: string): void;
  /** A call that comes while another is up (F29): that one is held first, or ended. `switchTo`: to one that is on hold. */
  readonly second: Pick<SecondCall, 'holdAndAnswer' | 'endAndAnswer' | 'switchTo'>;
  reject(id: string): void;
  hangUp(id: string): void;
  mute(id: string, on: boolean): void;
  sendDigits(id: string, digits: string): void;
  /** Says that a call is about to be answered by itself (F15). */
  takenTone(): void;
  /** The sound of a key that only enters a number. */
  keyTone(digit: string): void;
  /** Takes an ended call out of the state. */
  dismiss(id: string): void;
  /** Ends calls, unregisters, disconnects. */
  signOut(): Promise<void>;
}

/** Makes the phone of one login; it connects and registers at once. */
export function createSoftphone(ports: SoftphonePorts): Softphone {
  return new ConnectedSoftphone(ports);
}

class ConnectedSoftphone implements Softphone {
  readonly #store = new Store<SoftphoneState>({ connection: { kind: 'connecting' }, calls: [], elsewhere: [] });
  readonly #signalling: Signalling;
  readonly sound: SoundPreferences;
  readonly openMicrophone: OpenMicrophone;
  readonly #sound: Sound;
  readonly #credentials: CredentialsKeeper;
  readonly quality: QualityMonitor;
  readonly diagnostics: DiagnosticsArchive;
  readonly desk: CallDesk;
  readonly second: SecondCall;
  readonly #reminders: readonly Disposable[];
  readonly #live = new Map<string, SignallingCall>();
  /** The user's calls as the platform told them last. */
  #told: readonly PlatformCall[] = [];
  /** Calls that were taken up again here. */
  readonly #rejoined = new Set<string>();
  /** Calls not to be taken up again: asked for already, unless it worked; and those the user hung up. */
  readonly #left = new Set<string>();
  #started = false;
  #lastId = 0;

  constructor({ issueCredentials, signalling, sound, archive, preferences, openMicrophone, perform }: SoftphonePorts) {
    this.sound = preferences;
    this.openMicrophone = openMicrophone;
    this.diagnostics = archive;
    this.desk = new PlatformDesk(perform);
    this.second = new SecondCall(this.desk, {
      calls: () => this.getState().calls,
      answer: (id) => this.answer(id),
      hangUp: (id) => this.hangUp(id),
    });
    this.#reminders = remindersOf(this.desk, () => sound.once('waiting'));
    this.quality = new QualityMonitor(archive);
    this.#signalling = signalling;
    this.#sound = sound;
    this.#credentials = new CredentialsKeeper(issueCredentials, {
      issued: (credentials) => {
        if (this.#started) return signalling.renew(credentials);
        this.#started = true;
        return signalling.start(credentials, this.#handlers);
      },
      refused: (why) => this.#become({ kind: 'refused', why }),
    });
    this.#credentials.renew();
  }

  readonly getState = () => this.#store.getState();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);
  readonly previewRingtone = () => this.#sound.ringOnce();
  readonly takenTone = () => this.#sound.once('taken');
  readonly keyTone = (digit: string) => this.#sound.key(digit);

  readonly #handlers = {
    registered: () => {
      this.#credentials.proven();
      this.#become({ kind: 'registered' });
      this.#rejoin();
    },
    lost: () => {
      if (this.getState().connection.kind === 'registered') this.#become({ kind: 'lost', since: performance.now() });
    },
    credentialsRefused: () => this.#credentials.renew(),
    invited: (invitation: Invitation) => this.#invited(invitation),
  };

  dial(number: string, campaign?: DialledIn): DialAnswer {
    if (this.getState().connection.kind !== 'registered') {
      return { ok: false, error: { code: 'network/unreachable' } };
    }
    if (this.#live.size > 0) return { ok: false, error: { code: 'call/busy-here' } };
    const madeIn = campaign && { campaign: campaign.name, campaignId: campaign.id };
    const facts = { ...this.#factsOf({ number, name: null }, 'outbound'), ...madeIn };
    this.#begin({ ...facts, kind: 'dialling' });
    this.#live.set(facts.id, this.#signalling.place(number, this.#reporterOf(facts.id), campaign?.id));
    return { ok: true, value: { id: facts.id } };
  }

  tell(calls: readonly PlatformCall[]): void {
    this.desk.tell(calls);
    this.#told = calls;
    this.#rejoin();
    this.#store.set({ ...this.getState(), elsewhere: this.#elsewhere(this.getState().calls) });
  }

  takeOver(callId: string): void {
    const call = this.getState().elsewhere.find((each) => each.callId === callId);
    if (call && this.getState().connection.kind === 'registered') this.#rejoinOne(call);
  }

  answer(id: string): void {
    this.#advance(id, { kind: 'answer-requested' });
    this.#live.get(id)?.answer();
  }

  reject(id: string): void {
    this.#live.get(id)?.reject();
  }

  hangUp(id: string): void {
    this.#live.get(id)?.hangUp();
  }

  mute(id: string, on: boolean): void {
    this.#live.get(id)?.mute(on);
    this.#advance(id, { kind: 'muted', on });
  }

  sendDigits(id: string, digits: string): void {
    this.keyTone(digits.charAt(0));
    this.#live.get(id)?.sendDigits(digits);
  }

  dismiss(id: string): void {
    const left = this.getState().calls.filter((call) => call.id !== id || call.kind !== 'ended');
    if (left.length < this.getState().calls.length) this.quality.forget(id);
    this.#setCalls(left);
  }

  async signOut(): Promise<void> {
    this.#credentials.stop();
    for (const reminder of this.#reminders) reminder[Symbol.dispose]();
    if (this.#started) await this.#signalling.stop();
    this.#sound.loop(null);
    this.#become({ kind: 'signed-out' });
  }

  #invited(invitation: Invitation): void {
    if (!hasRoom(this.getState().calls)) return invitation.refuseAsBusy();
    const { other, ring, refuseAsBusy: _, ...known } = invitation;
    const facts = { ...this.#factsOf(other, 'inbound'), ...known };
    // Before anybody sees it: it may be answered the moment it is there.
    this.#live.set(facts.id, ring(this.#reporterOf(facts.id)));
    this.#begin({ ...facts, kind: 'ringing-in' });
  }

  /** A phone that has a call of its own is not the one that vanished: its sound comes back by itself. */
  #rejoin(): void {
    if (this.getState().connection.kind !== 'registered') return;
    if (![...this.#live.keys()].every((id) => this.#rejoined.has(id))) return;
    const vanished = this.#told.filter(({ activity }) => activity === 'vanished');
    for (const call of vanished) if (!this.#left.has(call.callId)) this.#rejoinOne(call);
  }

  #rejoinOne(call: PlatformCall): void {
    const { callId } = call;
    const facts = { ...this.#factsOf(ANONYMOUS, 'outbound'), ...takenUp(call) };
    this.#left.add(callId);
    this.#rejoined.add(facts.id);
    this.#begin({ ...facts, kind: 'dialling' });
    this.#live.set(facts.id, this.#signalling.rejoin(callId, this.#reporterOf(facts.id)));
  }

  #factsOf(other: Party, direction: CallFacts['direction']): CallFacts {
    this.#lastId += 1;
    return { id: `call-${this.#lastId}`, direction, other, dialled: null, campaign: null, platformCallId: null };
  }

  /** A new call takes the place of those that are over. */
  #begin(call: LiveCall): void {
    for (const { id } of this.getState().calls) this.dismiss(id);
    this.#setCalls([...this.getState().calls, call]);
  }

  #reporterOf(id: string): Report {
    return (event) => this.#advance(id, event);
  }

  #advance(id: string, event: CallEvent): void {
    const call = this.getState().calls.find((known) => known.id === id);
    if (call === undefined) return;
    const next = advanceCall(call, event, performance.now());
    if (next === call) return;
    this.#setCalls(this.getState().calls.map((known) => (known.id === id ? next : known)));
    if (next.kind === 'connected' && call.kind !== 'connected') this.#connected(next);
    if (next.kind === 'ended') this.#over(next);
    const tone = next.kind === 'ended' ? endTone(next) : null;
    if (tone !== null) this.#sound.once(tone);
  }

  #connected({ id, platformCallId }: Call): void {
    if (platformCallId !== null) this.#left.delete(platformCallId);
    this.#watchQuality(id);
  }

  #watchQuality(id: string): void {
    this.quality.begin(id, {
      facts: () => this.getState().calls.find((known) => known.id === id),
      read: async () => (await this.#live.get(id)?.readCounters()) ?? null,
    });
  }

  /** A call the user hung up while the platform could not hear it is over all the same; one that was lost is not. */
  #over({ id, platformCallId, by }: Ended): void {
    this.quality.end(id);
    this.#live.delete(id);
    this.#rejoined.delete(id);
    // What became of it is told where there is nothing else to be seen.
    if (this.#live.size > 0) this.dismiss(id);
    if (by !== 'local') this.#rejoin();
    else if (platformCallId !== null) this.#left.add(platformCallId);
  }

  #setCalls(calls: readonly Call[]): void {
    this.#store.set({ ...this.getState(), calls, elsewhere: this.#elsewhere(calls) });
    this.#sound.loop(toneFor(calls));
  }

  #elsewhere(calls: readonly Call[]): readonly PlatformCall[] {
    return callsElsewhere(this.#told, { isBusy: calls.some(({ kind }) => kind !== 'ended'), left: this.#left });
  }

  #become(connection: Connection): void {
    this.#store.set({ ...this.getState(), connection });
  }
}
