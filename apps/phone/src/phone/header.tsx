import type { Account } from '@wpm/contract';
import { errorText, Notice, useWords } from '@wpm/ui';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { StatusControl } from '../status/status-control.tsx';
import { useSoftphoneState } from './softphone-context.ts';

/** The agent's name and status (F12). */
export function Header({ account }: { readonly account: Account }) {
  const words = useWords();
  const own = usePhoneWords();
  const { connection } = useSoftphoneState();
  const state = connection.kind === 'signed-out' ? 'connecting' : connection.kind;
  return (
    <header className="header">
      <h1>{account.displayName}</h1>
      <StatusControl connection={state} />
      {connection.kind === 'refused' && (
        <div className="header-notice">
          <Notice tone="bad" urgent>
            {own.refused} {errorText(words, connection.why)}
          </Notice>
        </div>
      )}
    </header>
  );
}
