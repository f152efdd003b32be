import { useQuery } from '@tanstack/react-query';
import { type AgentChoice, type BoardAgent, nameIn } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { memo, useMemo } from 'react';
import { client } from '../client.ts';
import { Absent } from '../states/absent.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import { type AgentGroup, groupOf } from './agent-group.ts';
import { Lasting, steady } from './lasting.tsx';
import type { ReadBoard } from './read-board.ts';
import type { LiveWords } from './words/live-words.ts';
import { useLiveWords } from './words/use-live-words.ts';

type AgentTableProps = {
  readonly agents: readonly BoardAgent[];
  readonly readAt: ReadBoard['readAt'];
  readonly onRefused: (code: string | undefined) => void;
};

/** The people with a phone, what they do, and for how long. */
export function AgentTable({ agents, readAt, onRefused }: AgentTableProps) {
  const words = useLiveWords();
  const { language } = useLanguage();
  const choices = useChoices(words);
  return (
    <PlainTable label={words.agents} headings={[words.name, words.status, words.since, words.set]}>
      {agents.map((agent) => {
        const { accountId, name, extension, status } = agent;
        return (
          <AgentRow
            key={accountId}
            accountId={accountId}
            name={name}
            extension={extension}
            tone={TONES[groupOf(agent)]}
            text={statusText(agent, words, language)}
            serves={servedNow(agent).join(', ')}
            next={status.next && words.next(words.chosen[status.next.kind])}
            since={hasSignedIn(agent) ? steady(readAt - status.elapsedMs) : null}
            choices={choices}
            onRefused={onRefused}
          />
        );
      })}
    </PlainTable>
  );
}

type AgentRowProps = Pick<BoardAgent, 'accountId' | 'name' | 'extension'> &
  Pick<SetStatusProps, 'choices' | 'onRefused'> & {
    readonly tone: (typeof TONES)[AgentGroup];
    readonly text: string;
    readonly serves: string;
    readonly next: string | null;
    /** By the page's clock; null where they have no status that could last. */
    readonly since: number | null;
  };

/** Of hundreds of people few do another thing from one reading of the board to the next: only their rows are drawn anew. */
const AgentRow = memo(function AgentRow(props: AgentRowProps) {
  const { accountId, name, extension, tone, text, serves, next, since, choices, onRefused } = props;
  return (
    <tr>
      <th scope="row">
        {name} <span className="quiet">{extension}</span>
      </th>
      <td>
        <span className="live-status" data-tone={tone}>
          {text}
        </span>
        {serves !== '' && <span className="quiet"> {serves}</span>}
        {next !== null && <span className="quiet"> {next}</span>}
      </td>
      <td>{since === null ? <Absent /> : <Lasting since={since} />}</td>
      <td>
        <SetStatus accountId={accountId} name={name} choices={choices} onRefused={onRefused} />
      </td>
    </tr>
  );
});

/** Who never did has no status that could last. */
const hasSignedIn = ({ status: { chosen, signedOut } }: BoardAgent): boolean =>
  chosen.kind !== 'signed-out' || signedOut !== null;

/** The campaigns whose calls may come to them: none but in queue (F14). */
const servedNow = ({ status, campaigns }: BoardAgent): readonly string[] =>
  status.chosen.kind === 'in-queue' ? campaigns : [];

/** What happens to them, as long as something does; else what they chose. */
function statusText({ status }: BoardAgent, words: LiveWords, language: 'pl' | 'en'): string {
  if (status.activity !== 'idle') return words.activities[status.activity];
  return status.break ? nameIn(status.break.names, language) : words.chosen[status.chosen.kind];
}

const TONES = {
  available: 'good',
  busy: 'busy',
  unwell: 'bad',
  break: 'away',
  'signed-out': 'away',
} as const satisfies Record<AgentGroup, string>;

/** Before they are read: the same each time, else every row would be another. */
const NONE: Awaited<ReturnType<typeof breaksOfTenant>> = [];

type Choice = { readonly key: string; readonly text: string; readonly chosen: AgentChoice };

async function breaksOfTenant() {
  const answer = await client.listBreaks({});
  return answer.ok ? answer.value.items : [];
}

/** What a supervisor may choose for somebody: the tenant's breaks among it. */
function useChoices(words: LiveWords): readonly Choice[] {
  const { language } = useLanguage();
  const { data: breaks = NONE } = useQuery({
    queryKey: ['live-breaks'],
    queryFn: breaksOfTenant,
  });
  return useMemo(() => {
    const plain = (['ready', 'in-queue', 'signed-out'] as const).map((kind) => {
      return { key: kind, text: words.chosen[kind], chosen: { kind } };
    });
    const offered = breaks.flatMap(({ id, settings }): Choice[] => {
      const text = nameIn(settings.names, language);
      return settings.enabled ? [{ key: id, text, chosen: { kind: 'break', breakId: id } }] : [];
    });
    return [...plain, ...offered];
  }, [breaks, language, words]);
}

type SetStatusProps = Pick<BoardAgent, 'accountId' | 'name'> & {
  readonly choices: readonly Choice[];
  readonly onRefused: (code: string | undefined) => void;
};

function SetStatus({ accountId, name, choices, onRefused }: SetStatusProps) {
  const words = useLiveWords();
  const choose = async (key: string) => {
    const choice = choices.find((each) => each.key === key);
    if (!choice) return;
    const answer = await client.setStatusOf({ accountId, chosen: choice.chosen });
    onRefused(answer.ok ? undefined : answer.error.code);
  };
  return (
    <select
      className="live-choice"
      aria-label={words.setFor(name)}
      value=""
      onChange={(event) => void choose(event.currentTarget.value)}
    >
      <option value="">{words.choose}</option>
      {choices.map(({ key, text }) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  );
}
