import { useQuery } from '@tanstack/react-query';
import { type AgentChoice, type BoardAgent, nameIn } from '@wpm/contract';
import { clockDuration, useLanguage } from '@wpm/ui';
import { client } from '../client.ts';
import { Absent } from '../states/absent.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import type { ReadBoard } from './use-live-board.ts';
import { useSeconds } from './use-seconds.ts';
import type { LiveWords } from './words/live-words.ts';
import { useLiveWords } from './words/use-live-words.ts';

type AgentTableProps = { readonly board: ReadBoard; readonly onRefused: (code: string | undefined) => void };

/** The people with a phone, what they do, and for how long. */
export function AgentTable({ board, onRefused }: AgentTableProps) {
  const words = useLiveWords();
  const { language } = useLanguage();
  const now = useSeconds();
  const choices = useChoices(words);
  return (
    <PlainTable label={words.agents} headings={[words.name, words.status, words.since, words.set]}>
      {board.agents.map((agent) => (
        <tr key={agent.accountId}>
          <th scope="row">
            {agent.name} <span className="quiet">{agent.extension}</span>
          </th>
          <td>
            <span className="live-status" data-tone={toneOf(agent)}>
              {statusText(agent, words, language)}
            </span>
            {servedNow(agent).length > 0 && <span className="quiet"> {servedNow(agent).join(', ')}</span>}
            {agent.status.next && <span className="quiet"> {words.next(words.chosen[agent.status.next.kind])}</span>}
          </td>
          <td>{hasSignedIn(agent) ? clockDuration(agent.status.elapsedMs + (now - board.readAt)) : <Absent />}</td>
          <td>
            <SetStatus agent={agent} choices={choices} onRefused={onRefused} />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

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

function toneOf({ status: { activity, chosen } }: BoardAgent): 'good' | 'busy' | 'bad' | 'away' {
  if (activity === 'not-answering' || activity === 'unreachable') return 'bad';
  if (activity !== 'idle') return 'busy';
  return chosen.kind === 'ready' || chosen.kind === 'in-queue' ? 'good' : 'away';
}

type Choice = { readonly key: string; readonly text: string; readonly chosen: AgentChoice };

/** What a supervisor may choose for somebody: the tenant's breaks among it. */
function useChoices(words: LiveWords): readonly Choice[] {
  const { language } = useLanguage();
  const { data: breaks = [] } = useQuery({
    queryKey: ['live-breaks'],
    queryFn: async () => {
      const answer = await client.listBreaks({});
      return answer.ok ? answer.value.items : [];
    },
  });
  const plain = (['ready', 'in-queue', 'signed-out'] as const).map((kind) => {
    return { key: kind, text: words.chosen[kind], chosen: { kind } };
  });
  const offered = breaks.flatMap(({ id, settings }): Choice[] => {
    const text = nameIn(settings.names, language);
    return settings.enabled ? [{ key: id, text, chosen: { kind: 'break', breakId: id } }] : [];
  });
  return [...plain, ...offered];
}

type SetStatusProps = {
  readonly agent: BoardAgent;
  readonly choices: readonly Choice[];
  readonly onRefused: (code: string | undefined) => void;
};

function SetStatus({ agent: { accountId, name }, choices, onRefused }: SetStatusProps) {
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
