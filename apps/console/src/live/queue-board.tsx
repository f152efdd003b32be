import { useQuery } from '@tanstack/react-query';
import { clockDuration, useLanguage } from '@wpm/ui';
import { useMay } from '../administration/rights.tsx';
import { useChoices } from '../administration/use-choices.ts';
import { client } from '../client.ts';
import { percentOf } from '../format/instant.ts';
import { Absent } from '../states/absent.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import { type Queue, queuesOf } from './queues.ts';
import type { ReadBoard } from './read-board.ts';
import { useSeconds } from './use-seconds.ts';
import { useLiveWords } from './words/use-live-words.ts';

/** Figures of the day change with calls that end: that often is often enough. */
const FIGURES_EVERY_MS = 30_000;

/** The queues as they stand now, with the day's service level and what asks for somebody. */
export function QueueBoard({ board }: { readonly board: ReadBoard }) {
  const words = useLiveWords();
  const now = useSeconds();
  const campaigns = useChoices('campaigns', client.listCampaigns);
  const queues = queuesOf(board, campaigns, useToday(), now - board.readAt);
  const alarmed = queues.filter(({ alarms }) => alarms.length > 0).length;
  if (queues.length === 0) return <p className="quiet">{words.noQueues}</p>;
  const { queue, waiting, longest, free, busy, level } = words.queueColumns;
  return (
    <>
      <p role="status" className={alarmed === 0 ? 'ui-unseen' : 'live-alarm'}>
        {words.alarmed(alarmed)}
      </p>
      <PlainTable label={words.queues} headings={[queue, waiting, longest, free, busy, level]}>
        {queues.map((one) => (
          <QueueRow key={one.campaignId} queue={one} />
        ))}
      </PlainTable>
    </>
  );
}

function QueueRow({ queue }: { readonly queue: Queue }) {
  const words = useLiveWords();
  const { queueColumns: columns } = words;
  const { language } = useLanguage();
  const { name, waiting, longestWaitMs, free, busy, serviceLevel, target, withinSeconds, alarms } = queue;
  return (
    <tr data-alarm={alarms[0]}>
      <th scope="row">
        {name}
        {alarms.map((alarm) => (
          <span key={alarm} className="live-status live-alarm" data-tone="bad">
            {words.alarms[alarm]}
          </span>
        ))}
      </th>
      <td>
        <Narrow text={columns.waiting} />
        {waiting}
      </td>
      <td>
        <Narrow text={columns.longest} />
        {longestWaitMs === null ? <Absent /> : clockDuration(longestWaitMs)}
      </td>
      <td>
        <Narrow text={columns.free} />
        {free}
      </td>
      <td>
        <Narrow text={columns.busy} />
        {busy}
      </td>
      <td>
        <Narrow text={columns.level} />
        {serviceLevel === null ? <Absent /> : percentOf(serviceLevel, language)}{' '}
        <span className="quiet">{words.target(target, withinSeconds)}</span>
      </td>
    </tr>
  );
}

/** The heading of a cell, where a row is a card and its table has none to see; who hears the table has the heading already. */
function Narrow({ text }: { readonly text: string }) {
  return (
    <span className="live-narrow quiet" aria-hidden>
      {text}:{' '}
    </span>
  );
}

/** Today's figures by campaign; none for who may not read reports. */
function useToday() {
  const may = useMay();
  const { data = [] } = useQuery({
    queryKey: ['live-today'],
    queryFn: async () => {
      const answer = await client.getCampaignReport({ period: 'today', by: 'campaign', withinSeconds: 'own' });
      return answer.ok ? answer.value.rows : [];
    },
    enabled: may('calls:read-all'),
    refetchInterval: FIGURES_EVERY_MS,
  });
  return data;
}
