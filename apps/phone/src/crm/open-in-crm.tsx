import { type Account, namesContact, popAddress, type PopWhen } from '@wpm/contract';
import type { Call } from '@wpm/softphone';
import { ExternalLink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useOtherEnd } from '../call/use-handling.ts';
import { useIdentified } from '../contacts/use-identified.ts';
import { embeddedFor } from '../embedding/frame.ts';
import { chosenPop } from './chosen-pop.ts';
import { poppedCall } from './popped-call.ts';
import { isPopMoment } from './pop-moment.ts';
import { useScreenPop } from './use-screen-pop.ts';
import { useCrmWords } from './words/use-crm-words.ts';

type OpenInCrmProps = { readonly call: Call; readonly account: Account };

/** The way to the customer in the CRM (F48): a link, or in a page of the CRM a word to that page. By itself when it is wanted. */
export function OpenInCrm({ call, account }: OpenInCrmProps) {
  const words = useCrmWords();
  const { template, when } = useScreenPop();
  const other = useOtherEnd(call);
  const [contact, ...others] = useIdentified(template && namesContact(template) ? other.number : '') ?? [];
  const known = others.length === 0 ? contact : undefined;
  const address = template === undefined ? null : popAddress(template, poppedCall({ ...call, other }, account, known));
  useOpened(call, address, chosenPop() ?? when);
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

/**
 * Once a call. At the answer within the press that answered, at the end within the press that hung up: else the browser takes it for a
 * window nobody asked for, and the link is there to be pressed.
 */
function useOpened(call: Call, address: string | null, when: PopWhen): void {
  const seen = useRef<Pick<Call, 'id' | 'kind'>>(undefined);
  useEffect(() => {
    const before = seen.current?.id === call.id ? seen.current.kind : undefined;
    seen.current = call;
    if (!isPopMoment(when, before, call)) return;
    if (embeddedFor !== undefined) void askPage(call, address);
    else if (address !== null) window.open(address, '_blank', 'noopener,noreferrer');
  }, [call, address, when]);
}

/** Tells the page of the CRM that frames the phone. */
async function askPage(call: Call, address: string | null): Promise<void> {
  if (embeddedFor === undefined) return;
  const { embeddingFor } = await import('../embedding/embedding.ts');
  embeddingFor(embeddedFor).showContact(call, address);
}
