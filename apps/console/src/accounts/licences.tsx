import { useQuery } from '@tanstack/react-query';
import type { Endpoints } from '@wpm/client';
import type { LicenceKind } from '@wpm/contract';
import { BulkLink } from '../bulk/bulk-link.tsx';
import { BULK_ACCOUNTS_PATH } from '../bulk/bulk-paths.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useInstants } from '../zone/use-instants.ts';
import { licenceStanding } from './licence-standing.ts';

/** Of which the platform counts seats; the rest are services a tenant has or has not. */
const SEATS: readonly LicenceKind[] = ['agent', 'pbx', 'uc', 'webphone-mobile'];

type Licence = Extract<Awaited<ReturnType<Endpoints['listLicences']>>, { ok: true }>['value']['items'][number];

/**
 * What the operator granted (F03): of seats how many are taken and free, of services that they are there; and how long each lasts.
 * Says nothing where it cannot be read: the list below says why.
 */
export function Licences() {
  const words = useConsoleWords().accounts;
  const { data = [] } = useQuery({
    queryKey: ['licences', 'list'],
    queryFn: async () => {
      const answer = await client.listLicences({});
      return answer.ok ? answer.value.items : [];
    },
  });
  if (data.length === 0) return null;
  return (
    <ul className="licences" aria-label={words.licencesTaken}>
      {data.map((licence) => (
        <GrantedLicence key={licence.kind} licence={licence} />
      ))}
    </ul>
  );
}

function GrantedLicence({ licence }: { readonly licence: Licence }) {
  const words = useConsoleWords().accounts;
  const { kind, seats, taken, validFrom, validUntil } = licence;
  const { day } = useInstants();
  const standing = licenceStanding(licence, Date.now());
  const isFull = SEATS.includes(kind) && taken >= seats;
  const lasting = {
    over: () => words.licenceOver(day(validUntil)),
    'not-yet': () => words.licenceFrom(day(validFrom)),
    ending: (days: number) => words.licenceEnds(day(validUntil), days),
    valid: () => words.licenceUntil(day(validUntil)),
  };
  return (
    <li
      data-full={isFull || undefined}
      data-ending={standing.kind === 'ending' || standing.kind === 'over' || undefined}
    >
      <div>
        {words.licences[kind]}{' '}
        {SEATS.includes(kind) ? (
          <>
            <b>{words.takenOf(taken, seats)}</b> <span className="quiet">{words.free(Math.max(0, seats - taken))}</span>
          </>
        ) : (
          <span className="quiet">{words.service}</span>
        )}
      </div>
      <div className="licence-lasting">
        {standing.kind === 'ending' ? lasting.ending(standing.days) : lasting[standing.kind]()}
      </div>
    </li>
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
