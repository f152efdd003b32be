import type { CallingCampaign, EmbeddingRefusal, HostCommand } from '@wpm/contract';
import type { Call, Handlings, Softphone } from '@wpm/softphone';
import type { Performed } from './host-link.ts';

/** The campaigns the user may call in; undefined where that cannot be had now. */
export type CallingCampaigns = () => Promise<readonly Pick<CallingCampaign, 'id' | 'name'>[] | undefined>;

/** What of the phone a page may use. */
export type CommandedPhone = Pick<
  Softphone,
  'getState' | 'dial' | 'answer' | 'reject' | 'hangUp' | 'mute' | 'second'
> & {
  readonly desk: Pick<Softphone['desk'], 'getState' | 'command'>;
};

type CallCommand = Exclude<HostCommand, { kind: 'sign-in' | 'sign-out' }>;
type OfCall = Exclude<CallCommand, { kind: 'dial' }>;

const refused = (code: EmbeddingRefusal): Performed => ({ ok: false, code });
const DONE: Performed = { ok: true };

/** Does what the page that frames the phone asks of its calls. */
export async function performHostCommand(
  phone: CommandedPhone,
  command: CallCommand,
  campaigns: CallingCampaigns,
): Promise<Performed> {
  if (command.kind === 'dial') return dial(phone, command, campaigns);
  const call = phone.getState().calls.find(({ id }) => id === command.call);
  if (call === undefined || call.kind === 'ended') return refused('embedding/no-such-call');
  return performOnCall(phone, call, command);
}

type Dial = Extract<HostCommand, { kind: 'dial' }>;

async function dial(
  phone: CommandedPhone,
  { number, campaignId }: Dial,
  campaigns: CallingCampaigns,
): Promise<Performed> {
  if (!campaignId) return begun(phone.dial(bare(number)));
  const known = await campaigns();
  if (known === undefined) return { ok: false, code: 'network/unreachable' };
  const campaign = known.find(({ id }) => id === campaignId);
  if (campaign === undefined) return { ok: false, code: 'call/not-in-campaign' };
  return begun(phone.dial(bare(number), { id: campaign.id, name: campaign.name }));
}

const begun = (dialled: ReturnType<Softphone['dial']>): Performed =>
  dialled.ok ? { ok: true, call: dialled.value.id } : { ok: false, code: dialled.error.code };

async function performOnCall(phone: CommandedPhone, call: Call, command: OfCall): Promise<Performed> {
  switch (command.kind) {
    case 'answer':
      if (call.kind !== 'ringing-in') return refused('embedding/not-now');
      // Who is in another call holds it, as the phone's own button does (F29).
      if (phone.getState().calls.some(({ kind }) => kind === 'connected')) void phone.second.holdAndAnswer(call.id);
      else phone.answer(call.id);
      return DONE;
    case 'hang-up':
      if (call.kind === 'ringing-in') phone.reject(call.id);
      else phone.hangUp(call.id);
      return DONE;
    case 'mute':
      if (call.kind !== 'connected') return refused('embedding/not-now');
      phone.mute(call.id, command.on);
      return DONE;
    case 'hold':
      return commanded(phone, call, command.on ? 'hold' : 'retrieve');
    case 'pause-recording':
      return pauseRecording(phone, call, command.on);
    default:
      return command satisfies never;
  }
}

/** What is so already is done: a page that says so twice has nothing to mend. */
async function pauseRecording(phone: CommandedPhone, call: Call, on: boolean): Promise<Performed> {
  const handling = call.platformCallId === null ? undefined : phone.desk.getState().get(call.platformCallId);
  const isPaused = handling?.kind === 'live' && handling.recording.state === 'paused';
  return isPaused === on ? DONE : commanded(phone, call, on ? 'pause-recording' : 'resume-recording');
}

type Turn = 'hold' | 'retrieve' | 'pause-recording' | 'resume-recording';

async function commanded({ desk }: CommandedPhone, { platformCallId }: Call, kind: Turn): Promise<Performed> {
  const isDone = platformCallId !== null && (await desk.command(platformCallId, { kind }));
  return isDone ? DONE : { ok: false, code: whyNot(desk.getState(), platformCallId) };
}

/** The platform's own code, where it was asked. */
function whyNot(handlings: Handlings, platformCallId: string | null): string {
  const handling = platformCallId === null ? undefined : handlings.get(platformCallId);
  return handling?.kind === 'live' && handling.asked.kind === 'refused' ? handling.asked.code : 'embedding/not-now';
}

/** As a CRM writes it, without what separates its digits (RFC 3966 §5.1.1). */
const bare = (number: string): string => number.replace(/^tel:/i, '').replaceAll(/[\s().\-\u00a0]/g, '');
