import { useQuery } from '@tanstack/react-query';
import { clockDuration, useLanguage } from '@wpm/ui';
import type { ReactNode } from 'react';
import { useMay } from '../administration/rights.tsx';
import { useChoices } from '../administration/use-choices.ts';
import { client } from '../client.ts';
import { percentOf } from '../format/instant.ts';
import { Absent } from '../states/absent.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import type { LiveView } from './live-view.ts';
import { chosenQueues, type Queue, type QueueFigure, queuesOf } from './queues.ts';
import type { ReadBoard } from './read-board.ts';
import { useSeconds } from './use-seconds.ts';
import { wallSize } from './wall-size.ts';
import { useLiveWords } from './words/use-live-words.ts';

/** Figures of the day change with calls that end: that often is often enough. */
const FIGURES_EVERY_MS = 30_000;

export type QueueBoardProps = {
  readonly board: ReadBoard;
  readonly view: Pick<LiveView, 'figures' | 'queues' | 'isWall'>;
};

/** The queues as they stand now, with what of the day was chosen and what asks for somebody. */
export function QueueBoard({ board, view: { figures, queues: chosen, isWall } }: QueueBoardProps) {
  const words = useLiveWords();
  const now = useSeconds();
  const campaigns = useChoices('campaigns', client.listCampaigns);
  const queues = chosenQueues(queuesOf(board, campaigns, useToday(), now - board.readAt), chosen);
  const alarmed = queues.filter(({ alarms }) => alarms.length > 0).length;
  if (queues.length === 0) return <p className="quiet">{words.noQueues}</p>;
  const { queueColumns: columns } = words;
  return (
    <div className="queue-board" style={isWall ? { fontSize: wallSize(queues.length, figures.length) } : undefined}>
      <p role="status" className={alarmed === 0 ? 'ui-unseen' : 'live-alarm'}>
        {words.alarmed(alarmed)}
      </p>
      <PlainTable label={words.queues} headings={[columns.queue, ...figures.map((figure) => columns[figure])]}>
        {queues.map((one) => (
          <QueueRow key={one.campaignId} queue={one} figures={figures} />
        ))}
      </PlainTable>
    </div>
  );
}

type QueueRowProps = { readonly queue: Queue; readonly figures: readonly QueueFigure[] };

function QueueRow({ queue, figures }: QueueRowProps) {
  const { queueColumns: columns, alarms: alarmWords } = useLiveWords();
  const { name, alarms } = queue;
  return (
    <tr data-alarm={alarms[0]}>
      <th scope="row">
        {name}
        {alarms.map((alarm) => (
          <span key={alarm} className="live-status live-alarm" data-tone="bad">
            {alarmWords[alarm]}
          </span>
        ))}
      </th>
      {figures.map((figure) => (
        <td key={figure}>
          <Narrow text={columns[figure]} />
          {FIGURES[figure](queue)}
        </td>
      ))}
    </tr>
  );
}

const lasted = (ms: number | null): ReactNode => (ms === null ? <Absent /> : clockDuration(ms));
const counted = (calls: number | null): ReactNode => calls ?? <Absent />;

const FIGURES: Readonly<Record<QueueFigure, (queue: Queue) => ReactNode>> = {
  waiting: ({ waiting }) => waiting,
  longest: ({ longestWaitMs }) => lasted(longestWaitMs),
  free: ({ free }) => free,
  busy: ({ busy }) => busy,
  level: (queue) => <Level {...queue} />,
  calls: ({ calls }) => counted(calls),
  abandoned: ({ abandoned }) => counted(abandoned),
  averageWait: ({ averageWaitMs }) => lasted(averageWaitMs),
};

function Level({ serviceLevel, target, withinSeconds }: Queue) {
  const words = useLiveWords();
  const { language } = useLanguage();
  return (
    <>
      {serviceLevel === null ? <Absent /> : percentOf(serviceLevel, language)}{' '}
      <span className="quiet">{words.target(target, withinSeconds)}</span>
    </>
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
