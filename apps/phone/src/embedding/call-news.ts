import type { EmbeddedCall, EmbeddedEvent, EmbeddedStage } from '@wpm/contract';
import { type Call, type Handling, talkMsOf } from '@wpm/softphone';

const STAGES: Readonly<Record<Call['kind'], EmbeddedStage>> = {
  'ringing-in': 'ringing',
  answering: 'ringing',
  dialling: 'dialling',
  'ringing-out': 'alerting',
  connected: 'connected',
  ended: 'ended',
};

/** A call as the page that frames the phone is told of it. @param handling what the platform says of it, if it said something */
export function embeddedCallOf(call: Call, handling: Handling | undefined): EmbeddedCall {
  const isHeld = call.kind === 'connected' && handling?.kind === 'live' && handling.stage.kind === 'holding';
  const { number, name } = handling?.other ?? call.other;
  return {
    call: call.id,
    callId: call.platformCallId,
    direction: call.direction,
    stage: isHeld ? 'held' : STAGES[call.kind],
    number,
    name,
    dialled: call.dialled,
    campaign: call.campaign,
    campaignId: call.campaignId ?? null,
    recording: call.kind === 'connected' ? recordingOf(handling) : 'off',
    muted: call.kind === 'connected' && call.muted,
    ended: call.kind === 'ended' ? { by: call.by, why: call.why, talkMs: talkMsOf(call, handling) } : null,
  };
}

function recordingOf(handling: Handling | undefined): EmbeddedCall['recording'] {
  if (handling?.kind !== 'live') return 'off';
  const { recording } = handling;
  return recording.state === 'running' && recording.refused ? 'refused' : recording.state;
}

/** What happened to a call, as the page is told. */
export type CallNews = { readonly event: EmbeddedEvent; readonly call: EmbeddedCall };

/** What happened between two states of the phone: each call that is new or came into another stage, and each recording that was turned. */
export function callNews(before: readonly EmbeddedCall[], after: readonly EmbeddedCall[]): readonly CallNews[] {
  return after.flatMap((call) => {
    const was = before.find((known) => known.call === call.call);
    const events = [stageNews(was?.stage, call.stage), recordingNews(was?.recording, call.recording)];
    return events.filter((event) => event !== undefined).map((event) => ({ event, call }));
  });
}

function stageNews(was: EmbeddedStage | undefined, is: EmbeddedStage): EmbeddedEvent | undefined {
  if (was === is) return undefined;
  return was === 'held' && is === 'connected' ? 'retrieved' : is;
}

function recordingNews(was: Recording | undefined, is: Recording): EmbeddedEvent | undefined {
  if (is === 'paused' && was !== 'paused') return 'recording-paused';
  return was === 'paused' && is === 'running' ? 'recording-resumed' : undefined;
}

type Recording = EmbeddedCall['recording'];
