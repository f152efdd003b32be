import type { Call } from '@wpm/softphone';
import { Phone, PhoneOff } from 'lucide-react';
import { useCallScreenWords } from './words/use-call-screen-words.ts';
import { useSoftphone } from '../phone/softphone-context.ts';

/** Answer or reject: the two biggest buttons of the phone, far apart. */
export function IncomingCall({ call }: { readonly call: Call }) {
  const words = useCallScreenWords();
  const softphone = useSoftphone();
  return (
    <div className="call-actions call-decide">
      <button type="button" className="call-round" data-tone="bad" onClick={() => softphone.reject(call.id)}>
        <span>
          <PhoneOff size={32} aria-hidden />
        </span>
        {words.reject}
      </button>
      <button type="button" className="call-round" data-tone="good" onClick={() => softphone.answer(call.id)}>
        <span>
          <Phone size={32} aria-hidden />
        </span>
        {words.answer}
      </button>
    </div>
  );
}
