import type { Call } from '@wpm/softphone';
import { PhoneCall } from 'lucide-react';
import { CallState } from '../call/call-state.tsx';
import { useOtherEnd } from '../call/use-handling.ts';
import { usePartyText } from '../call/use-party-text.ts';
import { useNamed } from '../contacts/use-identified.ts';
import { useCallScreenWords } from '../call/words/use-call-screen-words.ts';

/** The call that goes on while another screen is open; pressing it goes back to it. */
export function CallBar({ call, onShow }: { readonly call: Call; readonly onShow: () => void }) {
  const words = useCallScreenWords();
  const { title } = usePartyText()(useNamed(useOtherEnd(call)));
  return (
    <div className="call-bar">
      <button type="button" className="call-bar-back" onClick={onShow}>
        <PhoneCall aria-hidden />
        <span className="ui-unseen">{words.back}</span>
        {title}
      </button>
      <CallState call={call} />
    </div>
  );
}
