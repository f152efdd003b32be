import { type MyOutboundEntry, SKIP_REASONS } from '@wpm/contract';
import { Button, clockDuration, errorText, Notice, Sheet, useWords } from '@wpm/ui';
import { ChevronDown, Phone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Facts } from '../list/facts.tsx';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { factsOf } from './outbound-text.ts';
import { type OutboundActs, useOutboundActs } from './use-outbound-acts.ts';
import { useOutboundWords } from './words/use-outbound-words.ts';

export type OutboundSheetProps = {
  readonly entry: MyOutboundEntry;
  readonly open: boolean;
  /** It is put aside, and nothing is done about it. */
  readonly onClose: () => void;
};

/** The card of the customer the agent is offered: everything known of them, and what can be done (F45). */
export function OutboundSheet({ entry, open, onClose }: OutboundSheetProps) {
  const words = useOutboundWords();
  const shared = useWords();
  const rules = useNumberRules();
  const acts = useOutboundActs(entry.entryId);
  const numbers = entry.numbers.map((number) => rules.readable(number)).join(', ');
  return (
    <Sheet open={open} onClose={onClose} title={words.title}>
      <p className="details-party">
        <b>{entry.name ?? numbers}</b> {entry.name !== null && numbers}
      </p>
      <Facts facts={factsOf(entry, words)} />
      {acts.problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, acts.problem)}
        </Notice>
      )}
      {entry.state.kind === 'offered' && !acts.isCalling ? (
        <Acts acts={acts} until={entry.state.until} />
      ) : (
        <p role="status">{words.calling(entry.name ?? numbers)}</p>
      )}
    </Sheet>
  );
}

function Acts({ acts, until }: { readonly acts: OutboundActs; readonly until: string }) {
  const words = useOutboundWords();
  const left = useLeft(until);
  return (
    <>
      <p className="outbound-left">{words.left(clockDuration(left))}</p>
      <details className="excuses">
        <summary>
          {words.skip}
          <ChevronDown size={20} aria-hidden />
        </summary>
        {SKIP_REASONS.map((reason) => (
          <Button key={reason} wide onClick={() => void acts.skip(reason)}>
            {words.skipBecause[reason]}
          </Button>
        ))}
      </details>
      <Button tone="good" wide icon={<Phone aria-hidden />} onClick={() => void acts.call()}>
        {words.call}
      </Button>
    </>
  );
}

/** Milliseconds until then, by the second. */
function useLeft(until: string): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Date.parse(until) - now);
}
