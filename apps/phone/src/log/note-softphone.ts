import type { Call, Softphone, SoftphoneState } from '@wpm/softphone';
import type { PhoneLog } from './phone-log.ts';

type Noting = Pick<PhoneLog, 'note'>;
type Followed = Pick<Softphone, 'getState' | 'subscribe'> & {
  readonly desk: Pick<Softphone['desk'], 'getState' | 'subscribe'>;
};

/** Notes what becomes of the connection, of calls, and of what is asked of the platform for them. @returns a function that ends it */
export function noteSoftphone({ desk, ...softphone }: Followed, log: Noting): () => void {
  let before: SoftphoneState = { ...softphone.getState(), calls: [] };
  noteConnection(log, before);
  const unhear = softphone.subscribe(() => {
    const now = softphone.getState();
    if (now.connection.kind !== before.connection.kind) noteConnection(log, now);
    for (const call of now.calls)
      noteCall(
        log,
        call,
        before.calls.find(({ id }) => id === call.id),
      );
    before = now;
  });
  const unhearDesk = desk.subscribe(noteRefusals(desk, log));
  return () => {
    unhear();
    unhearDesk();
  };
}

function noteConnection(log: Noting, { connection }: SoftphoneState): void {
  if (connection.kind === 'signed-out') return;
  log.note(`connection-${connection.kind}`, connection.kind === 'refused' ? { code: connection.why } : {});
}

function noteCall(log: Noting, call: Call, before: Call | undefined): void {
  const which = { call: call.platformCallId, nth: Number(call.id.slice('call-'.length)) };
  if (call.kind === 'ended') {
    if (before?.kind !== 'ended') log.note(`call-ended-${call.by}`, { ...which, code: call.why });
    return;
  }
  if (call.kind !== before?.kind) log.note(`call-${call.kind}`, which);
  if (call.kind !== 'connected' || before?.kind !== 'connected') return;
  if (call.media !== before.media) log.note(`media-${call.media}`, which);
  if (call.microphone !== before.microphone) log.note(`microphone-${call.microphone}`, which);
}

function noteRefusals(desk: Followed['desk'], { note }: Noting): () => void {
  let before = desk.getState();
  return () => {
    const now = desk.getState();
    for (const [call, handling] of now) {
      const was = before.get(call);
      if (handling.kind !== 'live' || handling.asked.kind !== 'refused') continue;
      if (was?.kind !== 'live' || was.asked !== handling.asked)
        note('command-refused', { call, code: handling.asked.code });
    }
    before = now;
  };
}
