import { PhoneIncoming } from 'lucide-react';
import { Link } from 'wouter';
import { useAutoAnswer } from './use-auto-answer.ts';
import { useAutoAnswerWords } from './words/use-auto-answer-words.ts';

/** Says on every tab that calls are answered by themselves (F15), and leads to where that is set. */
export function AutoAnswerMark() {
  const words = useAutoAnswerWords();
  const { now } = useAutoAnswer();
  if (now?.on !== true) return null;
  return (
    <Link href="/settings/general" className="ui-icon-button header-mark" aria-label={words.mark} title={words.mark}>
      <PhoneIncoming aria-hidden />
    </Link>
  );
}
