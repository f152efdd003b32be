import type { AccountSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import { StationsSection } from '../stations/stations-section.tsx';
import { AccountActions } from './account-actions.tsx';

/** What stands beside the settings of an account: its access, and its phones of other makers. */
export function BesideAccount({ entry }: { readonly entry: Entry<AccountSettings> }) {
  return (
    <>
      <AccountActions entry={entry} />
      <StationsSection entry={entry} />
    </>
  );
}
