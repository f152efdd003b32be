import type { MyOutboundEntry } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { OutboundSheet } from './outbound-sheet.tsx';
import { listsText } from './outbound-text.ts';
import { useMyOutbound } from './use-my-outbound.ts';
import { useOutboundWords } from './words/use-outbound-words.ts';

/**
 * The next customer of an outbound list (F45): a card that asks to be called or passed by; or that one is called by itself as soon as
 * the agent is free. Never over a call.
 */
export function Outbound() {
  const words = useOutboundWords();
  const outbound = useMyOutbound();
  const isInCall = useSoftphoneState().calls.some(({ kind }) => kind !== 'ended' && kind !== 'ringing-in');
  if (!outbound || isInCall) return null;
  const { entry, lists } = outbound;
  if (!entry) return <Said text={listsText(lists, words)} />;
  if (entry.state.kind === 'connected') return null;
  const isByItself = entry.mode === 'progressive' && entry.state.kind === 'dialling';
  return isByItself ? <Said text={words.calling(nameOf(entry))} /> : <Offered key={entry.entryId} entry={entry} />;
}

/** The card can be put aside and stays at hand. */
function Offered({ entry }: { readonly entry: MyOutboundEntry }) {
  const words = useOutboundWords();
  const [isAside, setAside] = useState(false);
  return (
    <>
      {isAside && (
        <div className="outbound-bar">
          <Button icon={<ListChecks size={20} aria-hidden />} wide onClick={() => setAside(false)}>
            {words.show(nameOf(entry))}
          </Button>
        </div>
      )}
      <OutboundSheet entry={entry} open={!isAside} onClose={() => setAside(true)} />
    </>
  );
}

function Said({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className="outbound-bar" role="status">
      <ListChecks size={20} aria-hidden />
      {text}
    </p>
  );
}

const nameOf = ({ name, numbers }: MyOutboundEntry): string => name ?? numbers[0] ?? '';
