import { type Account, popAddress } from '@wpm/contract';
import type { Call } from '@wpm/softphone';
import { ExternalLink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useOtherEnd } from '../call/use-handling.ts';
import { embeddedFor } from '../embedding/frame.ts';
import { opensOnAnswer } from './pop-on-answer.ts';
import { poppedCall } from './popped-call.ts';
import { usePopTemplate } from './use-pop-template.ts';
import { useCrmWords } from './words/use-crm-words.ts';

type OpenInCrmProps = { readonly call: Call; readonly account: Account };

/** The way to the customer in the CRM (F48): a link, or in a page of the CRM a word to that page. By itself at the answer, where wanted. */
export function OpenInCrm({ call, account }: OpenInCrmProps) {
  const words = useCrmWords();
  const template = usePopTemplate();
  const other = useOtherEnd(call);
  const address = template === undefined ? null : popAddress(template, poppedCall({ ...call, other }, account));
  useOpenedOnAnswer(call, address);
  if (embeddedFor !== undefined) {
    return (
      <button type="button" className="crm-open" onClick={() => void askPage(call, address)}>
        <ExternalLink size={18} aria-hidden />
        {words.open}
      </button>
    );
  }
  if (address === null) return null;
  return (
    <a className="crm-open" href={address} target="_blank" rel="noopener noreferrer">
      <ExternalLink size={18} aria-hidden />
      {words.open}
    </a>
  );
}

/** Once, and within the press that answered: else the browser takes it for a window nobody asked for. */
function useOpenedOnAnswer(call: Call, address: string | null): void {
  const rang = useRef(false);
  const isAnswered = call.direction === 'inbound' && (call.kind === 'answering' || call.kind === 'connected');
  useEffect(() => {
    if (call.kind === 'ringing-in') rang.current = true;
    if (!isAnswered || !rang.current || !opensOnAnswer()) return;
    rang.current = false;
    if (embeddedFor !== undefined) void askPage(call, address);
    else if (address !== null) window.open(address, '_blank', 'noopener,noreferrer');
  }, [call, isAnswered, address]);
}

/** Tells the page of the CRM that frames the phone. */
async function askPage(call: Call, address: string | null): Promise<void> {
  if (embeddedFor === undefined) return;
  const { embeddingFor } = await import('../embedding/embedding.ts');
  embeddingFor(embeddedFor).showContact(call, address);
}
