import type { BoardCall, Party, SupervisionMode } from '@wpm/contract';
import { Button, clockDuration } from '@wpm/ui';
import { client } from '../client.ts';
import { PlainTable } from '../tables/plain-table.tsx';
import { useMyId } from './use-my-id.ts';
import type { ReadBoard } from './use-live-board.ts';
import { useSeconds } from './use-seconds.ts';
import { useLiveWords } from './words/use-live-words.ts';

const MODES: readonly SupervisionMode[] = ['listen', 'whisper', 'join'];

type CallRowsProps = { readonly board: ReadBoard; readonly onRefused: (code: string | undefined) => void };

/** The live calls, oldest first; a row for each user who is in one. */
export function CallRows({ board, onRefused }: CallRowsProps) {
  const words = useLiveWords();
  const now = useSeconds();
  const lasted = (from: string) => Date.parse(board.at) - Date.parse(from) + (now - board.readAt);
  return (
    <PlainTable label={words.calls} headings={[words.duration, words.parties, words.users, words.supervision]}>
      {board.calls.map((call) => (
        <tr key={call.callId}>
          <td>{clockDuration(lasted(call.answeredAt ?? call.startedAt))}</td>
          <td>
            <Parties call={call} />
          </td>
          <td>
            <Users call={call} board={board} />
          </td>
          <td>
            {call.parts.map(({ accountId, activity }) =>
              activity === 'ringing' ? null : (
                <Supervising
                  key={accountId}
                  call={call}
                  accountId={accountId}
                  name={nameOf(board, accountId)}
                  onRefused={onRefused}
                />
              ),
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

const nameOf = ({ agents }: ReadBoard, accountId: string): string =>
  agents.find((agent) => agent.accountId === accountId)?.name ?? '';

function Parties({ call: { caller, callee, campaign } }: { readonly call: BoardCall }) {
  return (
    <>
      <PartyText party={caller} /> → <PartyText party={callee} />
      {campaign !== null && <div className="quiet">{campaign}</div>}
    </>
  );
}

function PartyText({ party: { number, name } }: { readonly party: Party }) {
  const { anonymous } = useLiveWords();
  return <span>{name ?? (number === 'anonymous' ? anonymous : number)}</span>;
}

function Users({ call, board }: { readonly call: BoardCall; readonly board: ReadBoard }) {
  const words = useLiveWords();
  if (call.parts.length === 0) return <>{call.waitingSince === null ? words.rings : words.waits}</>;
  return (
    <ul>
      {call.parts.map(({ accountId, activity }) => (
        <li key={accountId}>
          {nameOf(board, accountId)} <span className="quiet">{words.parts[activity]}</span>
        </li>
      ))}
    </ul>
  );
}

type SupervisingProps = {
  readonly call: BoardCall;
  readonly accountId: string;
  readonly name: string;
  readonly onRefused: (code: string | undefined) => void;
};

/** The ways to the ear of one user, and out again; of another's only that they are there. */
function Supervising(props: SupervisingProps) {
  const { supervision } = props.call;
  const words = useLiveWords();
  const myId = useMyId();
  if (!supervision) return <Ways {...props} />;
  if (supervision.accountId !== props.accountId) return null;
  if (supervision.supervisorId === myId) return <Ways {...props} mine={supervision} />;
  const { by, mode } = supervision;
  return <span className="quiet">{words.others(by.name ?? by.number, words.modes[mode])}</span>;
}

type WaysProps = SupervisingProps & { readonly mine?: BoardCall['supervision'] };

function Ways({ call: { callId }, accountId, name, onRefused, mine = null }: WaysProps) {
  const words = useLiveWords();
  const supervise = async (mode: SupervisionMode) => {
    const answer = await client.superviseCall({ callId, accountId, mode });
    onRefused(answer.ok ? undefined : answer.error.code);
  };
  const leave = async () => {
    const answer = await client.endSupervision({ callId, accountId });
    onRefused(answer.ok ? undefined : answer.error.code);
  };
  return (
    <div className="live-actions">
      {MODES.map((mode) => (
        <Button
          key={mode}
          aria-label={words.doFor(words.do[mode], name)}
          aria-pressed={mine?.mode === mode}
          tone={mine?.mode === mode ? 'primary' : 'plain'}
          onClick={() => void supervise(mode)}
        >
          {words.do[mode]}
        </Button>
      ))}
      {mine && (
        <Button tone="bad" onClick={() => void leave()}>
          {words.stop}
        </Button>
      )}
      {mine?.present === false && <span role="status">{words.minePending}</span>}
    </div>
  );
}
