import { PhoneForwarded } from 'lucide-react';
import { Link } from 'wouter';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { useMyForwarding } from './use-my-forwarding.ts';
import { useForwardingWords } from './words/use-forwarding-words.ts';

/** Says on every tab that no call comes here because all go elsewhere (F44), and leads to where that is set. */
export function ForwardingMark() {
  const words = useForwardingWords();
  const numbers = useNumberRules();
  const { forwarding } = useMyForwarding();
  if (!forwarding?.rules.always.on) return null;
  const text = words.mark(numbers.readable(forwarding.rules.always.target));
  return (
    <Link href="/settings/forwarding" className="ui-icon-button header-mark" aria-label={text} title={text}>
      <PhoneForwarded aria-hidden />
    </Link>
  );
}
