import type { Clock, Instant, Log } from '@wpm/kernel';
import { type LegId, MediaError, type MediaHealth, type RecordingReport, type SessionId } from '@wpm/media';
import { makeSoundLibrary } from '../audio/loop.ts';
import { warmUpOpus } from '../codec/codec.ts';
import { makeDtlsCertificate } from '../dtls/certificate.ts';
import { Pacer } from '../leg/pacer.ts';
import { PortPool } from '../net/port-pool.ts';
import { WebRtcPort } from '../path/webrtc-port.ts';
import type { RecordingGround } from '../recording/recording.ts';
import type { EngineSettings } from '../settings.ts';
import { EngineSession } from './engine-session.ts';
import { HeldSession, type SessionOwner } from './held-session.ts';
import type { EngineGround } from './leg-end.ts';

/** Ticks of 20 ms between two upkeeps of one session; the sessions are spread over them. */
const UPKEEP_TICKS = 12;
const LOAD_WINDOW_MS = 5_000;
/** When one packet in a hundred comes this late, calls suffer. */
const MAX_LATENESS_MS = 20;
/** Below this share of a core lateness is a busy neighbour's doing: to refuse a call would help nobody. */
const OWN_DOING = 0.5;

type Ground = EngineGround & RecordingGround;

/** A leg of a session. */
type LegPlace = { readonly session: SessionId; readonly leg: LegId };

/** All sessions of the process, and whether it takes more. */
export class MediaEngine {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #adoptionMs: number;
  readonly #sessions = new Map<SessionId, HeldSession>();
  readonly #pacer: Pacer;
  #ground: Ground | undefined;
  #draining = false;
  #ticks = 0;
  #load = 0;
  #cpu: { readonly at: Instant; readonly usedMs: number };

  private constructor(settings: EngineSettings, clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
    this.#adoptionMs = settings.adoptionMs;
    this.#cpu = { at: clock.now(), usedMs: cpuMs() };
    this.#pacer = new Pacer(clock, () => this.#onTick());
  }

  /** Opens the shared port and makes certificate and sounds. Rejects with the system's error if the port is taken. */
  static async start(settings: EngineSettings, clock: Clock, log: Log): Promise<MediaEngine> {
    const { address, low, high } = settings.rtp;
    const port = await WebRtcPort.open({ address, port: low });
    const certificate = await makeDtlsCertificate();
    warmUpOpus().catch((error: unknown) => log.error('opus.failed', { why: String(error) }));
    const engine = new MediaEngine(settings, clock, log);
    engine.#ground = {
      clock,
      pacer: engine.#pacer,
      sounds: makeSoundLibrary(),
      ports: new PortPool(address, { low: low + 1, high }),
      port,
      certificate,
      publicAddress: settings.publicAddress,
      folder: settings.recordings,
    };
    return engine;
  }

  /** @throws MediaError `engine/full`, `session/exists` */
  create(id: SessionId, owner: SessionOwner): void {
    if (this.#sessions.has(id)) throw new MediaError('session/exists', { detail: id });
    const ground = this.#ground;
    if (!ground || this.#draining) throw new MediaError('engine/full', { detail: 'draining' });
    if (ground.ports.free === 0) throw new MediaError('engine/full', { detail: 'no free RTP port' });
    if (this.#load > OWN_DOING && this.#pacer.lateness > MAX_LATENESS_MS) {
      throw new MediaError('engine/full', { detail: 'packets are late' });
    }
    const phase = this.#sessions.size % UPKEEP_TICKS;
    this.#sessions.set(id, new HeldSession(owner, phase, (onEvent) => new EngineSession(id, ground, onEvent)));
  }

  /** Whether there is such a session; it then belongs to `owner`. */
  adopt(id: SessionId, owner: SessionOwner): boolean {
    const held = this.#sessions.get(id);
    held?.adopt(owner);
    return held !== undefined;
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
    return { sessions: this.#sessions.size, load: this.#load, draining: this.#draining };
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
  }

  #onTick(): void {
    this.#ticks += 1;
    const phase = this.#ticks % UPKEEP_TICKS;
    for (const held of this.#sessions.values()) if (held.phase === phase) this.#maintain(held);
    const now = this.#clock.now();
    if (now - this.#cpu.at < LOAD_WINDOW_MS) return;
    const usedMs = cpuMs();
    this.#load = Math.min(1, (usedMs - this.#cpu.usedMs) / (now - this.#cpu.at));
    this.#cpu = { at: now, usedMs };
  }

  #maintain(held: HeldSession): void {
    held.session.maintain();
    if (!held.isOrphanedLongerThan(this.#adoptionMs, this.#clock.now())) return;
    const { id } = held.session;
    this.#log.warn('session.abandoned', { session: id });
    this.close(id).catch((error: unknown) =>
      this.#log.error('session.close-failed', { session: id, why: String(error) }),
    );
  }
}

/** CPU time the process has used, in milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
