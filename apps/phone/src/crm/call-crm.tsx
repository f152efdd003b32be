import type { Account } from '@wpm/contract';
import type { Call } from '@wpm/softphone';
import { useHandling } from '../call/use-handling.ts';
import { ContextCardView } from './context-card-view.tsx';
import { OpenInCrm } from './open-in-crm.tsx';

export type CallCrmProps = { readonly call: Call; readonly account: Account };

/** What a CRM says of whoever is at the other end, and the way to them there; both while the call lasts. */
export function CallCrm({ call, account }: CallCrmProps) {
  const handling = useHandling(call);
  const card = handling?.kind === 'live' ? handling.context : null;
  return (
    <>
      {card !== null && call.kind !== 'ended' && <ContextCardView card={card} />}
      <OpenInCrm call={call} account={account} />
    </>
  );
}
