import { ChevronDown } from 'lucide-react';
import { Facts } from '../list/facts.tsx';
import { factsOf } from './outbound-text.ts';
import { useMyOutbound } from './use-my-outbound.ts';
import { useOutboundWords } from './words/use-outbound-words.ts';

/** What the list knows of the customer in a call (F45); nothing where the call is of no list. */
export function CalledCard({ callId }: { readonly callId: string }) {
  const words = useOutboundWords();
  const entry = useMyOutbound()?.entry;
  if (!entry || entry.state.kind === 'offered' || entry.state.callId !== callId) return null;
  return (
    <details className="excuses called-card">
      <summary>
        {words.card}
        <ChevronDown size={20} aria-hidden />
      </summary>
      <Facts facts={factsOf(entry, words)} />
    </details>
  );
}
