import { useQuery } from '@tanstack/react-query';
import type { OwnAccount } from '@wpm/contract';
import { createContext, type ReactNode, useContext } from 'react';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { browserZone, sameClocks } from '../format/zone.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { ReportUnread } from '../reports/report-unread.tsx';
import { zoneText } from '../settings/zone-text.ts';
import { Skeleton } from '../states/skeleton.tsx';

const Zone = createContext<string | null>(null);

/**
 * Shows what is below by the clocks of the tenant (ADR 0065), wherever the browser is: two administrators name one call by one
 * time, and a list has the days its report has. Until the zone is known nothing is shown that could be of another.
 */
export function InTenantZone({ children }: { readonly children: ReactNode }) {
  const words = useConsoleWords();
  const { data, error, refetch } = useQuery<OwnAccount, Refused>({
    queryKey: ['me'],
    queryFn: async () => {
      const answer = await client.getMe({});
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    retry: false,
  });
  if (data) return <Zone value={data.timeZone}>{children}</Zone>;
  return (
    <main id="content" className="report" tabIndex={-1}>
      <h1 className="ui-unseen">{words.product}</h1>
      {error === null ? (
        <Skeleton text={words.loading} />
      ) : (
        <ReportUnread code={error.refusal.code} retry={() => void refetch()} />
      )}
    </main>
  );
}

/** The zone of the tenant. @throws outside of `InTenantZone` */
export function useZone(): string {
  const zone = useContext(Zone);
  if (zone === null) throw new Error('the zone of the tenant is not known here');
  return zone;
}

/** Names the zone where this browser's clock shows another time. */
export function ZoneNote() {
  const words = useConsoleWords();
  const zone = useZone();
  if (sameClocks(zone, browserZone(), new Date())) return null;
  return <aside className="zone-note">{words.zoneNote(zoneText(zone))}</aside>;
}
