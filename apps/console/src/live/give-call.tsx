import type { BoardAgent, BoardCall } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../client.ts';
import { useMyId } from './use-my-id.ts';
import type { ReadBoard } from './read-board.ts';
import { useLiveWords } from './words/use-live-words.ts';

type GiveCallProps = {
  readonly call: BoardCall;
  readonly board: ReadBoard;
  /** Who waits, as the row names them. */
  readonly customer: string;
  readonly onRefused: (code: string | undefined) => void;
};

/** Who could take a call now by what the board says; the platform says whether they can. */
export const canBeGiven = ({ status: { activity, chosen } }: BoardAgent): boolean =>
  activity === 'idle' && (chosen.kind === 'in-queue' || chosen.kind === 'ready');

/** What a refusal is called where it is about who takes the call. */
const MINE: Readonly<Record<string, string>> = {
  'giving/no-phone': 'supervision/no-phone',
  'giving/busy': 'supervision/busy',
};

/** A call that waits is given to somebody before its turn, or taken by who looks at it (F47). */
export function GiveCall({ call: { callId, campaign }, board, customer, onRefused }: GiveCallProps) {
  const words = useLiveWords();
  const myId = useMyId();
  const give = async (accountId: string) => {
    const answer = await client.giveCall({ callId, accountId });
    const code = answer.ok ? undefined : answer.error.code;
    onRefused(code !== undefined && accountId === myId ? (MINE[code] ?? code) : code);
  };
  const [isNear, setNear] = useState(false);
  const serves = ({ campaigns }: BoardAgent) => campaign !== null && campaigns.includes(campaign);
  const free = board.agents.filter((agent) => agent.accountId !== myId && canBeGiven(agent));
  const sorted = free.toSorted((one, other) => Number(serves(other)) - Number(serves(one)));
  // Hundreds of names in each row that waits, drawn anew twice a second, are for who is about to choose one.
  const near = isNear ? sorted : [];
  return (
    <div className="live-actions">
      <select
        className="live-choice"
        aria-label={words.giveFor(customer)}
        value=""
        disabled={sorted.length === 0}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onChange={(event) => void give(event.currentTarget.value)}
      >
        <option value="">{sorted.length === 0 ? words.nobodyFree : words.give}</option>
        {near.map((agent) => (
          <option key={agent.accountId} value={agent.accountId}>
            {serves(agent) ? agent.name : words.outsider(agent.name)}
          </option>
        ))}
      </select>
      {myId !== undefined && (
        <Button aria-label={words.takeFor(customer)} onClick={() => void give(myId)}>
          {words.take}
        </Button>
      )}
    </div>
  );
}
