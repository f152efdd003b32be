import type { LiveNews, LiveView, RecordedParty, RecordingView } from '@wpm/calls';
import type { ContextCard, LiveCall, LiveRecording, Party, RealtimeEvent } from '@wpm/contract';

/** What a CRM tells of the customer of a call; undefined where it tells nothing. */
export type ContextOf = (callId: string) => ContextCard | undefined;

/** A call of a user while it lasts. */
export function presentLiveCall(view: LiveView, contextOf: ContextOf): LiveCall {
  const { callId, activity, holds, other, consulted, recording, supervision, startedAt, answeredAt } = view;
  const context = contextOf(callId);
  return {
    callId,
    activity,
    holds,
    other: other && presentParty(other),
    consulted: consulted && presentParty(consulted),
    recording: presentRecording(recording),
    ...(supervision && { supervision: { by: presentParty(supervision.by), mode: supervision.mode } }),
    ...(context && { context }),
    startedAt: new Date(startedAt).toISOString(),
    answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
  };
}

/** What became of one of their calls, as the stream tells a user. */
export function presentLiveNews(news: LiveNews, contextOf: ContextOf): RealtimeEvent {
  if (news.kind === 'left') return { kind: 'live-call.left', callId: news.callId };
  return { kind: `live-call.${news.kind}`, call: presentLiveCall(news.view, contextOf) };
}

const presentRecording = (recording: RecordingView): LiveRecording =>
  recording.state === 'paused'
    ? { state: 'paused', endsAt: new Date(recording.endsAt).toISOString() }
    : { state: recording.state };

const presentParty = ({ number, name }: RecordedParty): Party => ({ number, name });
