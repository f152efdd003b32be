import { useQuery } from '@tanstack/react-query';
import type { LicenceKind } from '@wpm/contract';
import { BulkLink } from '../bulk/bulk-link.tsx';
import { BULK_ACCOUNTS_PATH } from '../bulk/bulk-paths.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** Of which the platform counts seats; the rest are services a tenant has or has not. */
const SEATS: readonly LicenceKind[] = ['agent', 'pbx', 'uc', 'webphone-mobile'];

/** How many seats of each licence are taken (F03). Says nothing where it cannot be read: the list below says why. */
export function Licences() {
  const words = useConsoleWords().accounts;
  const { data } = useQuery({
    queryKey: ['licences', 'list'],
    queryFn: async () => {
      const answer = await client.listLicences({});
      return answer.ok ? answer.value.items : [];
    },
  });
  const seats = data?.filter(({ kind }) => SEATS.includes(kind)) ?? [];
  if (seats.length === 0) return null;
  return (
    <ul className="licences" aria-label={words.licencesTaken}>
      {seats.map(({ kind, seats: all, taken, validUntil }) => (
        <li key={kind} data-full={taken >= all || undefined}>
          {words.licences[kind]}{' '}
          <b>{Date.parse(validUntil) <= Date.now() ? words.licenceOver : words.takenOf(taken, all)}</b>
        </li>
      ))}
    </ul>
  );
}

/** What stands above the list of accounts. */
export function AboveAccounts() {
  return (
    <>
      <Licences />
      <BulkLink path={BULK_ACCOUNTS_PATH} />
    </>
  );
}
