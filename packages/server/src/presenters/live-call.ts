import type { LiveNews, LiveView, RecordedParty, RecordingView } from '@wpm/calls';
import type { LiveCall, LiveRecording, Party, RealtimeEvent } from '@wpm/contract';

/** A call of a user while it lasts. */
export function presentLiveCall(view: LiveView): LiveCall {
  const { callId, activity, holds, other, consulted, recording, supervision, startedAt, answeredAt } = view;
  return {
    callId,
    activity,
    holds,
    other: other && presentParty(other),
    consulted: consulted && presentParty(consulted),
    recording: presentRecording(recording),
    ...(supervision && { supervision: { by: presentParty(supervision.by), mode: supervision.mode } }),
    startedAt: new Date(startedAt).toISOString(),
    answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
  };
}

/** What became of one of their calls, as the stream tells a user. */
export function presentLiveNews(news: LiveNews): RealtimeEvent {
  if (news.kind === 'left') return { kind: 'live-call.left', callId: news.callId };
  return { kind: `live-call.${news.kind}`, call: presentLiveCall(news.view) };
}

const presentRecording = (recording: RecordingView): LiveRecording =>
  recording.state === 'paused'
    ? { state: 'paused', endsAt: new Date(recording.endsAt).toISOString() }
    : { state: recording.state };

const presentParty = ({ number, name }: RecordedParty): Party => ({ number, name });
