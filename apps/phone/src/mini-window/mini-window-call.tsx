import type { Call } from '@wpm/softphone';
import { Mic, MicOff, Phone, PhoneOff } from 'lucide-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { CallState } from '../call/call-state.tsx';
import { Toggle } from '../call/toggle.tsx';
import { useOtherEnd } from '../call/use-handling.ts';
import { usePartyText } from '../call/use-party-text.ts';
import { useNamed } from '../contacts/use-identified.ts';
import { useCallScreenWords } from '../call/words/use-call-screen-words.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import { useMiniWords } from './words/use-mini-words.ts';

export type MiniWindowCallProps = { readonly shownIn: Window; readonly call: Call | undefined };

/** The call in the small window, which stays open for the next one until its user closes it or logs out. */
export function MiniWindowCall({ shownIn, call }: MiniWindowCallProps) {
  useEffect(() => () => shownIn.close(), [shownIn]);
  return createPortal(<MiniCall call={call} />, shownIn.document.body);
}

/** Who, since when, and the buttons one needs without looking for the phone. */
export function MiniCall({ call }: Pick<MiniWindowCallProps, 'call'>) {
  const words = useMiniWords();
  return <main className="mini-call">{call === undefined ? <p>{words.waiting}</p> : <Shown call={call} />}</main>;
}

function Shown({ call }: { readonly call: Call }) {
  const { title, number } = usePartyText()(useNamed(useOtherEnd(call)));
  return (
    <>
      <h1>{title}</h1>
      {number !== undefined && <p className="call-number">{number}</p>}
      <CallState call={call} />
      {call.kind !== 'ended' && <Acts call={call} />}
    </>
  );
}

function Acts({ call }: { readonly call: Call }) {
  return <div className="mini-acts">{call.kind === 'ringing-in' ? <Decide call={call} /> : <Talk call={call} />}</div>;
}

function Decide({ call: { id } }: { readonly call: Call }) {
  const words = useCallScreenWords();
  const { answer, reject } = useActs(id);
  return (
    <>
      <Toggle icon={<PhoneOff aria-hidden />} label={words.reject} tone="bad" disabled={false} onPress={reject} />
      <Toggle icon={<Phone aria-hidden />} label={words.answer} tone="good" disabled={false} onPress={answer} />
    </>
  );
}

function Talk({ call }: { readonly call: Call }) {
  const words = useCallScreenWords();
  const { mute, hangUp } = useActs(call.id);
  const isMuted = call.kind === 'connected' && call.muted;
  return (
    <>
      <Toggle
        icon={isMuted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
        label={words.mute}
        pressed={isMuted}
        disabled={call.kind !== 'connected'}
        onPress={() => mute(!isMuted)}
      />
      <Toggle icon={<PhoneOff aria-hidden />} label={words.hangUp} tone="bad" disabled={false} onPress={hangUp} />
    </>
  );
}

function useActs(id: string) {
  const softphone = useSoftphone();
  return {
    answer: () => softphone.answer(id),
    reject: () => softphone.reject(id),
    mute: (on: boolean) => softphone.mute(id, on),
    hangUp: () => softphone.hangUp(id),
  };
}
