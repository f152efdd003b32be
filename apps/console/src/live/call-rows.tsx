import { type BoardCall, MOST_SUPERVISORS, type Party, type SupervisionMode } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { memo } from 'react';
import { client } from '../client.ts';
import { PlainTable } from '../tables/plain-table.tsx';
import { GiveCall } from './give-call.tsx';
import { useMyId } from './use-my-id.ts';
import { Lasting, steady } from './lasting.tsx';
import type { Names, ReadBoard } from './read-board.ts';
import { useLiveWords } from './words/use-live-words.ts';

const MODES: readonly SupervisionMode[] = ['listen', 'whisper', 'join'];

type CallRowsProps = {
  readonly board: ReadBoard;
  /** Those of the board that are shown. */
  readonly calls: readonly BoardCall[];
  readonly onRefused: (code: string | undefined) => void;
};

/** The live calls, oldest first; a row for each user who is in one. */
export function CallRows({ board, calls, onRefused }: CallRowsProps) {
  const words = useLiveWords();
  const { at, readAt, names } = board;
  const since = (from: string) => steady(readAt - (Date.parse(at) - Date.parse(from)));
  return (
    <PlainTable label={words.calls} headings={[words.duration, words.parties, words.users, words.supervision]}>
      {calls.map((call) => (
        <CallRow
          key={call.callId}
          call={call}
          since={since(call.answeredAt ?? call.startedAt)}
          names={names}
          board={isWaiting(call) ? board : undefined}
          onRefused={onRefused}
        />
      ))}
    </PlainTable>
  );
}

/** A call nobody has yet: whom it can be given to is another with every reading of the board. */
const isWaiting = ({ waitingSince, parts }: BoardCall): boolean => waitingSince !== null && parts.length === 0;

type CallRowProps = Pick<CallRowsProps, 'onRefused'> & {
  readonly call: BoardCall;
  /** By the page's clock. */
  readonly since: number;
  readonly names: Names;
  /** Of a call that waits: to whom it could be given. */
  readonly board: ReadBoard | undefined;
};

/** Of hundreds of calls few are others from one reading of the board to the next: only their rows are drawn anew. */
const CallRow = memo(function CallRow({ since, ...props }: CallRowProps) {
  return (
    <tr>
      <td>
        <Lasting since={since} />
      </td>
      <td>
        <Parties call={props.call} />
      </td>
      <td>
        <Users call={props.call} names={props.names} />
      </td>
      <td>
        <CallActions {...props} />
      </td>
    </tr>
  );
});

/** What a supervisor can do with a call: give it to somebody while it waits, or come to the ear of who is in it. */
function CallActions({ call, names, board, onRefused }: Omit<CallRowProps, 'since'>) {
  const { anonymous } = useLiveWords();
  if (board)
    return <GiveCall call={call} board={board} customer={textOf(call.caller, anonymous)} onRefused={onRefused} />;
  return call.parts.map(({ accountId, activity }) =>
    activity === 'ringing' ? null : (
      <Supervising
        key={accountId}
        call={call}
        accountId={accountId}
        name={names.get(accountId) ?? ''}
        onRefused={onRefused}
      />
    ),
  );
}

function Parties({ call: { caller, callee, campaign } }: { readonly call: BoardCall }) {
  return (
    <>
      <PartyText party={caller} /> → <PartyText party={callee} />
      {campaign !== null && <div className="quiet">{campaign}</div>}
    </>
  );
}

const textOf = ({ number, name }: Party, anonymous: string): string =>
  name ?? (number === 'anonymous' ? anonymous : number);

function PartyText({ party }: { readonly party: Party }) {
  const { anonymous } = useLiveWords();
  return <span>{textOf(party, anonymous)}</span>;
}

function Users({ call, names }: Pick<CallRowProps, 'call' | 'names'>) {
  const words = useLiveWords();
  if (call.parts.length === 0) return <>{call.waitingSince === null ? words.rings : words.waits}</>;
  return (
    <ul>
      {call.parts.map(({ accountId, activity }) => (
        <li key={accountId}>
          {names.get(accountId)} <span className="quiet">{words.parts[activity]}</span>
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

type BoardSupervisor = BoardCall['supervisors'][number];

/** Who is at the ear of one user, and the ways there and out again. */
function Supervising(props: SupervisingProps) {
  const { supervisors } = props.call;
  const { full } = useLiveWords();
  const myId = useMyId();
  const mine = supervisors.find(({ supervisorId }) => supervisorId === myId);
  const others = supervisors.filter((each) => each !== mine && each.accountId === props.accountId);
  const isElsewhere = mine !== undefined && mine.accountId !== props.accountId;
  const isFull = mine === undefined && supervisors.length >= MOST_SUPERVISORS;
  return (
    <>
      {others.length > 0 && (
        <ul className="live-ears quiet">
          {others.map((each) => (
            <li key={each.supervisorId}>
              <Other supervisor={each} />
            </li>
          ))}
        </ul>
      )}
      {isFull && <p className="quiet">{full}</p>}
      {!isFull && !isElsewhere && <Ways {...props} mine={mine} />}
    </>
  );
}

function Other({ supervisor: { by, mode, present } }: { readonly supervisor: BoardSupervisor }) {
  const words = useLiveWords();
  const name = by.name ?? by.number;
  return <>{present ? words.others(name, words.modes[mode]) : words.othersRung(name)}</>;
}

type WaysProps = SupervisingProps & { readonly mine: BoardSupervisor | undefined };

function Ways({ call: { callId }, accountId, name, onRefused, mine }: WaysProps) {
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
