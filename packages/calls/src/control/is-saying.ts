import type { Call } from '../call/call.ts';

/** Whether the call goes on when what is said is over. */
export function isSaying({ phase }: Call): boolean {
  const activity = phase.state === 'connected' ? phase.activity : undefined;
  if (activity?.kind === 'noticing') return true;
  const isAsking = activity?.kind === 'queued' || activity?.kind === 'choosing' || activity?.kind === 'messaging';
  return isAsking && ['opening', 'saying', 'greeting', 'parting'].includes(activity.stage.kind);
}
