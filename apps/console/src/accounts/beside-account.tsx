import type { AccountSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import { ForwardingSection } from '../forwarding/forwarding-section.tsx';
import { GreetingsSection } from '../greetings/greetings-section.tsx';
import { StationsSection } from '../stations/stations-section.tsx';
import { AccountActions } from './account-actions.tsx';

/** What stands beside the settings of an account: its access, where its calls go, its phones of other makers, what it says to callers. */
export function BesideAccount({ entry }: { readonly entry: Entry<AccountSettings> }) {
  return (
    <>
      <AccountActions entry={entry} />
      <ForwardingSection entry={entry} />
      <StationsSection entry={entry} />
      <GreetingsSection entry={entry} />
    </>
  );
}
