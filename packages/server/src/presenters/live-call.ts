import type { LiveNews, LiveView, RecordedParty, RecordingView } from '@wpm/calls';
import type { ContextCard, KnownCaller, LiveCall, LiveRecording, Party, RealtimeEvent } from '@wpm/contract';

/** What CRMs tell of a call: what they put to it, and whom they know its other end as; undefined where nothing. */
export type ToldByCrm = {
  readonly contextOf: (callId: string) => ContextCard | undefined;
  readonly knownAs: (view: LiveView) => KnownCaller | undefined;
};

/** A call of a user while it lasts; its other end by the name a CRM gave, where the network gave a worse one or none. */
export function presentLiveCall(view: LiveView, { contextOf, knownAs }: ToldByCrm): LiveCall {
  const { callId, direction, campaign, activity, holds, other, consulted, recording, wrapUp, holdReminderMs } = view;
  const [context, crm] = [contextOf(callId), knownAs(view)];
  return {
    callId,
    direction,
    ...(campaign && { campaign }),
    activity,
    holds,
    other: other && { number: other.number, name: crm?.name ?? other.name },
    consulted: consulted && presentParty(consulted),
    recording: presentRecording(recording),
    ...(view.unheard && { unheard: view.unheard }),
    ...presentSupervisors(view),
    ...(context && { context }),
    ...(crm && { crm }),
    ...(wrapUp && { wrapUp }),
    ...(holdReminderMs !== undefined && { holdReminderMs }),
    startedAt: new Date(view.startedAt).toISOString(),
    answeredAt: view.answeredAt === null ? null : new Date(view.answeredAt).toISOString(),
  };
}

/** The first also by itself, for whoever knows of one alone. */
function presentSupervisors({ supervisors = [] }: LiveView): Pick<LiveCall, 'supervision' | 'supervisors'> {
  const all = supervisors.map(({ by, mode }) => ({ by: presentParty(by), mode }));
  const [supervision] = all;
  return supervision ? { supervision, supervisors: all } : {};
}

/** What became of one of their calls, as the stream tells a user. */
export function presentLiveNews(news: LiveNews, told: ToldByCrm): RealtimeEvent {
  if (news.kind === 'left') return { kind: 'live-call.left', callId: news.callId };
  return { kind: `live-call.${news.kind}`, call: presentLiveCall(news.view, told) };
}

const presentRecording = (recording: RecordingView): LiveRecording =>
  recording.state === 'paused' ? { ...recording, endsAt: new Date(recording.endsAt).toISOString() } : recording;

const presentParty = ({ number, name }: RecordedParty): Party => ({ number, name });
