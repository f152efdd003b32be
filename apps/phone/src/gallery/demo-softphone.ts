import { type AudioRoutes, DEFAULT_SOUND, FakeDevice, type SoundSettings } from '@wpm/softphone';
import type {
  Call,
  CallDiagnostics,
  CallFacts,
  Connected,
  Connection,
  Handling,
  MicrophoneProblem,
  Quality,
  Sample,
  Softphone,
  SoftphoneState,
  Trouble,
} from '@wpm/softphone';

/** What a state of the gallery shows of the softphone. */
export type DemoPhone = {
  readonly connection?: Connection;
  readonly calls?: readonly Call[];
  /** What the platform says of the calls; a talk where it is left out. */
  readonly handling?: Handling;
  /** Of calls that are not all in the same state, by the phone's id. */
  readonly handlings?: Readonly<Record<string, Handling>>;
  readonly elsewhere?: SoftphoneState['elsewhere'];
  readonly samples?: readonly Sample[];
  readonly troubles?: readonly Trouble[];
  readonly kept?: CallDiagnostics;
  readonly sound?: Partial<SoundSettings>;
  /** Where a call can be heard. */
  readonly routes?: AudioRoutes;
  /** Why there is no microphone. */
  readonly microphone?: MicrophoneProblem;
};

const nothing = () => {};

/** A softphone that stands still: it is in the state it was given, and every command does nothing. */
export function demoSoftphone({ connection = { kind: 'registered' }, calls = [], ...line }: DemoPhone): Softphone {
  const state: SoftphoneState = { connection, calls, elsewhere: line.elsewhere ?? [] };
  const sound = { ...DEFAULT_SOUND, ...line.sound };
  const quality = qualityOf(line.samples, line.troubles);
  const { handling = TALKING } = line;
  const handlingOf = (id: string) => line.handlings?.[id] ?? handling;
  const handlings = new Map(calls.map(({ id, platformCallId }) => [platformCallId ?? '', handlingOf(id)]));
  const qualities = new Map(quality === undefined ? [] : calls.map(({ id }) => [id, quality]));
  return {
    getState: () => state,
    subscribe: () => nothing,
    quality: { getState: () => qualities, subscribe: () => nothing },
    desk: { getState: () => handlings, subscribe: () => nothing, command: async () => false },
    second: { holdAndAnswer: async () => {}, endAndAnswer: nothing, switchTo: async () => {} },
    tell: nothing,
    takeOver: nothing,
    diagnostics: {
      save: async () => {},
      ofCall: async () => line.kept,
      count: async () => (line.kept === undefined ? 0 : 12),
      clear: async () => {},
    },
    sound: { getState: () => sound, subscribe: () => nothing, change: nothing },
    openMicrophone: async () => ({ ok: false, error: { code: line.microphone ?? 'microphone/denied' } }),
    previewRingtone: nothing,
    dial: () => ({ ok: false, error: { code: 'network/unreachable' } }),
    answer: nothing,
    reject: nothing,
    hangUp: nothing,
    mute: nothing,
    sendDigits: nothing,
    takenTone: nothing,
    keyTone: nothing,
    dismiss: nothing,
    signOut: async () => {},
  };
}

/** The device of a phone that stands still. */
export const demoDevice = ({ routes }: DemoPhone): FakeDevice => new FakeDevice(routes && { routes });

export const TALKING: Extract<Handling, { kind: 'live' }> = {
  kind: 'live',
  stage: { kind: 'talking' },
  other: null,
  supervisors: [],
  recording: { state: 'running' },
  context: null,
  asked: { kind: 'nothing' },
};

function qualityOf(samples: DemoPhone['samples'], troubles: DemoPhone['troubles'] = []): Quality | undefined {
  if (samples === undefined) return undefined;
  const counters = { received: null, sentPackets: null, report: null, checkedRttMs: null };
  const since = { counters, receivedAt: 0, sentAt: 0, lastReport: null, unreported: 0, watches: {} };
  return { samples, troubles, since };
}

export const FACTS: CallFacts = {
  id: 'call-1',
  direction: 'inbound',
  other: { number: '+48600100200', name: 'Katarzyna Wiśniewska' },
  dialled: '+48221230001',
  campaign: null,
  platformCallId: '0192f7a0-0000-7000-8000-000000000100',
};

/** A call that was answered some minutes ago. */
export function connectedCall(change: Partial<Connected> = {}): Connected {
  const since = performance.now() - 272_000;
  return {
    ...FACTS,
    kind: 'connected',
    since,
    muted: false,
    remoteHeld: false,
    media: 'flowing',
    microphone: 'working',
    ...change,
  };
}

/** Seconds of a line: good ones, with a bad stretch where it is wanted. The same at every look: no chance in it. */
export function demoSamples(count: number, bad?: { readonly from: number; readonly until: number }): readonly Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const wave = Math.sin(index / 3) + Math.sin(index / 7);
    const isBad = bad !== undefined && index >= bad.from && index < bad.until;
    const lossPercent = isBad ? 6 + 2 * wave : 0;
    return {
      atMs: (index + 1) * 1_000,
      inbound: { lossPercent, jitterMs: (isBad ? 38 : 5) + 2 * wave },
      outbound: { lossPercent: isBad ? 2 : 0, jitterMs: (isBad ? 18 : 7) + wave },
      rttMs: (isBad ? 290 : 42) + 4 * wave,
    };
  });
}
