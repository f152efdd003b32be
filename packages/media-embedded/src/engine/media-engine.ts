import type { Clock, Log } from '@wpm/kernel';
import { type LegId, MediaError, type MediaHealth, type RecordingReport, type SessionId } from '@wpm/media';
import { SoundLibrary } from '../audio/sound-library.ts';
import { warmUpOpus } from '../codec/codec.ts';
import { SoundDesks } from '../desk/sound-desks.ts';
import { makeDtlsCertificate } from '../dtls/certificate.ts';
import { Pacer } from '../leg/pacer.ts';
import { PortPools } from '../net/port-pools.ts';
import { WebRtcPort } from '../path/webrtc-port.ts';
import type { EngineSettings, PortRange } from '../settings.ts';
import { type EngineMetrics, noCounts } from './engine-counters.ts';
import { EngineSession, type SessionGround } from './engine-session.ts';
import { HeldSession, type SessionOwner } from './held-session.ts';
import { type LoadGate, type LoadReading, OPEN, judge } from './load-gate.ts';
import { type LoadGauge, threadLoad } from './thread-load.ts';

/** Ticks of 20 ms between two upkeeps of one session; the sessions are spread over them. */
const UPKEEP_TICKS = 12;
/** So often each leg is looked after. */
export const UPKEEP_MS = 20 * UPKEEP_TICKS;
/** Ticks between two readings of the load: a second. */
const LOAD_TICKS = 50;

/** A leg of a session. */
type LegPlace = { readonly session: SessionId; readonly leg: LegId };

/**
 * @property gauge what measures the load; this thread's own unless told
 * @property desks where sound is made; as many threads as the settings say unless told
 */
export interface Surroundings {
  readonly log: Log;
  readonly gauge?: LoadGauge;
  readonly desks?: SoundDesks;
}

/** All sessions of the process, and whether it takes more. */
export class MediaEngine {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #orphanMs: number;
  readonly #gauge: LoadGauge;
  readonly #sessions = new Map<SessionId, HeldSession>();
  readonly #pacer: Pacer;
  readonly #counters = noCounts();
  readonly #desks: SoundDesks;
  #ground: SessionGround | undefined;
  #draining = false;
  #ticks = 0;
  #gate: LoadGate = OPEN;
  #load: LoadReading = { busy: 0, cpu: 0, lateMs: 0 };

  private constructor(settings: EngineSettings, clock: Clock, desks: SoundDesks, { log, gauge }: Surroundings) {
    this.#desks = desks;
    this.#clock = clock;
    this.#log = log;
    this.#gauge = gauge ?? threadLoad(clock);
    this.#orphanMs = settings.orphanMs;
    this.#pacer = new Pacer(clock, () => this.#onTick());
  }

  /** Opens the shared port and makes certificate and sounds. Rejects with the system's error if the port is taken. */
  static async start(settings: EngineSettings, clock: Clock, surroundings: Surroundings): Promise<MediaEngine> {
    const { log } = surroundings;
    const [first, ...others] = settings.rtp;
    const port = await WebRtcPort.open(settings.rtp.map(({ address, low }) => ({ address, port: low })));
    const certificate = await makeDtlsCertificate();
    const desks = surroundings.desks ?? (await SoundDesks.start(settings.threads - 1, clock, log));
    if (settings.threads === 1)
      warmUpOpus().catch((error: unknown) => log.error('opus.failed', { why: String(error) }));
    const engine = new MediaEngine(settings, clock, desks, surroundings);
    engine.#ground = {
      clock,
      counters: engine.#counters,
      pacer: engine.#pacer,
      sounds: await SoundLibrary.open(settings.sounds),
      ports: new PortPools([behindFirst(first), ...others.map(behindFirst)]),
      port,
      certificate,
      profiles: settings.profiles,
      publicAddress: settings.publicAddress,
      folder: settings.recordings,
    };
    return engine;
  }

  /** @throws MediaError `engine/full`, `session/exists` */
  create(id: SessionId, owner: SessionOwner): void {
    if (this.#sessions.has(id)) throw new MediaError('session/exists', { detail: id });
    const ground = this.#admitting();
    const place = this.#desks.place();
    const phase = this.#sessions.size % UPKEEP_TICKS;
    this.#sessions.set(id, new HeldSession(owner, phase, (onEvent) => new EngineSession(id, ground, place, onEvent)));
  }

  /** Whether there is such a session; it then belongs to `owner`. */
  adopt(id: SessionId, owner: SessionOwner): boolean {
    return this.#sessions.get(id)?.adopt(owner) ?? false;
  }

  /** The owner is gone; its sessions wait to be adopted. */
  abandon(owner: SessionOwner): void {
    const now = this.#clock.now();
    for (const held of this.#sessions.values()) if (held.belongsTo(owner)) held.abandon(now);
  }

  sessions(): SessionId[] {
    return [...this.#sessions.keys()];
  }

  /** Does something with a session, after everything asked of it before. @throws MediaError `session/closed` */
  inSession<T>(id: SessionId, work: (session: EngineSession) => T | Promise<T>): Promise<T> {
    const held = this.#sessions.get(id);
    if (!held) return Promise.reject(new MediaError('session/closed', { detail: id }));
    return held.inTurn(work);
  }

  /**
   * A leg of one session goes on in another.
   * @throws MediaError `session/closed`, `leg/unknown`, `leg/exists`; the leg then is where it was
   */
  async move(from: LegPlace, to: LegPlace): Promise<void> {
    const isTaken = await this.inSession(to.session, (session) => session.has(to.leg));
    if (isTaken) throw new MediaError('leg/exists', { detail: to.leg });
    const end = await this.inSession(from.session, (session) => session.release(from.leg));
    try {
      await this.inSession(to.session, (session) => session.adopt(to.leg, end));
    } catch (error) {
      // The session it was to go to was closed meanwhile: nobody else knows the leg.
      end.leg.close();
      throw error;
    }
  }

  async close(id: SessionId): Promise<RecordingReport | undefined> {
    return this.inSession(id, (session) => {
      this.#sessions.delete(id);
      return session.close();
    });
  }

  health(): MediaHealth {
    return { sessions: this.#sessions.size, load: this.#load.cpu, draining: this.#draining };
  }

  metrics(): EngineMetrics {
    const sessions = [...this.#sessions.values()].map(({ session }) => session);
    return {
      ...this.#counters,
      ...this.#load,
      sessions: sessions.length,
      legs: sessions.reduce((sum, session) => sum + session.legs, 0),
      recordings: sessions.filter((session) => session.isRecording).length,
      recordingsRefused: sessions.filter((session) => session.recordingRefusedWhy !== undefined).length,
      portsUsed: this.#ground?.ports.used ?? 0,
      full: !this.#isOpen,
      desks: this.#desks.readings,
    };
  }

  drain(): void {
    this.#draining = true;
  }

  /** Ends every call and finishes its recording. */
  async stop(): Promise<void> {
    this.#draining = true;
    await Promise.allSettled(this.sessions().map((id) => this.close(id)));
    this.#pacer.stop();
    this.#ground?.port.close();
    await this.#desks.close();
  }

  #onTick(): void {
    this.#desks.flush();
    this.#ticks += 1;
    const phase = this.#ticks % UPKEEP_TICKS;
    for (const held of this.#sessions.values()) if (held.phase === phase) this.#maintain(held);
    if (this.#ticks % LOAD_TICKS === 0) this.#weigh();
  }

  #weigh(): void {
    this.#desks.weigh();
    this.#load = this.#gauge(this.#pacer.lateness);
    const before = this.#gate.state;
    this.#gate = judge(this.#gate, this.#load);
    if (this.#gate.state === before) return;
    this.#log.warn(this.#gate.state === 'shut' ? 'engine.full' : 'engine.takes-calls-again', { ...this.#load });
  }

  get #isOpen(): boolean {
    return this.#gate.state === 'open' && this.#desks.isOpen;
  }

  /** What a new session stands on. @throws MediaError `engine/full` */
  #admitting(): SessionGround {
    const ground = this.#ground;
    if (ground && !this.#draining && ground.ports.free > 0 && this.#isOpen) return ground;
    this.#counters.refused += 1;
    const detail = !ground || this.#draining ? 'draining' : ground.ports.free === 0 ? 'no free RTP port' : 'overload';
    throw new MediaError('engine/full', { detail });
  }

  #maintain(held: HeldSession): void {
    held.session.maintain();
    if (!held.giveUpAfter(this.#orphanMs, this.#clock.now())) return;
    const { id } = held.session;
    this.#counters.orphansEnded += 1;
    this.#log.warn('session.abandoned', { session: id });
    this.close(id).catch((error: unknown) =>
      this.#log.error('session.close-failed', { session: id, why: String(error) }),
    );
  }
}

/** The first port is WebRTC's. */
const behindFirst = (range: PortRange): PortRange => ({ ...range, low: range.low + 1 });

/** CPU time the process has used, in milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
