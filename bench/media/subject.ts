import { execFileSync } from 'node:child_process';
import process from 'node:process';
import type { Codec, RecordingReport } from '@wpm/media';
import type { RtpProbe, WebRtcProbe } from '../../packages/testkit/src/audio/index.ts';

/** Codecs of the browser and of the trunk. */
export type CodecPair = readonly [agent: Codec, customer: Codec];

/** Both ends of a call, described to each other by the engine that is measured. */
export interface Bridged {
  record(): Promise<void>;
  /** Packets the engine missed, where it counts them. */
  lost(): Promise<number>;
  close(): Promise<RecordingReport | undefined>;
}

/** How a process, that of the load or that of the clock, reaches the engine. */
export type SubjectAddress =
  | { readonly engine: 'embedded'; readonly socketPath: string }
  | { readonly engine: 'rtpengine'; readonly port: number };

/** A way to have calls bridged. */
export interface Bridge extends AsyncDisposable {
  bridge(name: string, ends: { agent: WebRtcProbe; customer: RtpProbe }, codecs: CodecPair): Promise<Bridged>;
}

/** An engine that runs, pinned to `SUBJECT_CORE`. */
export interface Subject extends AsyncDisposable {
  readonly name: string;
  readonly pid: number;
  readonly address: SubjectAddress;
  /** Folder with WAV recordings as ours writes them; undefined where they are of another kind. */
  readonly recordings: string | undefined;
}

const SUBJECT_CORE = '1';
export const LOAD_CORE = '0';

/** Puts a process with all its threads on a core. */
export function pin(pid: number, core: string = SUBJECT_CORE): void {
  execFileSync('taskset', ['-a', '-p', '-c', core, String(pid)], { stdio: 'ignore' });
}

/**
 * Has a process run before others of its core, where this one is root; what it does must be little. Not at a real-time priority: threads of
 * Node wait for each other by turning round, and one that nobody may interrupt starved the load for minutes.
 */
export function prefer(pid: number): void {
  if (process.getuid?.() === 0) execFileSync('renice', ['-n', '-20', '-p', String(pid)], { stdio: 'ignore' });
}
