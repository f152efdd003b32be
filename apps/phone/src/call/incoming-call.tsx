import type { Call } from '@wpm/softphone';
import { Phone, PhoneOff } from 'lucide-react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useSoftphone } from '../phone/softphone-context.ts';

/** Answer or reject: the two biggest buttons of the phone, far apart. */
export function IncomingCall({ call }: { readonly call: Call }) {
  const words = usePhoneWords();
  const softphone = useSoftphone();
  return (
    <div className="call-actions call-decide">
      <button type="button" className="call-round" data-tone="bad" onClick={() => softphone.reject(call.id)}>
        <span>
          <PhoneOff size={32} aria-hidden />
        </span>
        {words.call.reject}
      </button>
      <button type="button" className="call-round" data-tone="good" onClick={() => softphone.answer(call.id)}>
        <span>
          <Phone size={32} aria-hidden />
        </span>
        {words.call.answer}
      </button>
    </div>
  );
}
