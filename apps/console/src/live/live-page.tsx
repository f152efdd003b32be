import { Button, Notice, useWords } from '@wpm/ui';
import { Presentation } from 'lucide-react';
import { useState } from 'react';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { AgentTable } from './agent-table.tsx';
import { CallRows } from './call-rows.tsx';
import { QueueBoard } from './queue-board.tsx';
import { ToldSetting } from './told-setting.tsx';
import type { ReadBoard } from './read-board.ts';
import { useLiveBoard } from './use-live-board.ts';
import { useWall } from './wall.ts';
import { useLiveWords } from './words/use-live-words.ts';

/** What goes on now (F47): the calls, with a way into each, and the people with their statuses. */
export function LivePage() {
  const words = useLiveWords();
  const { product } = useConsoleWords();
  const board = useLiveBoard();
  const [refusal, setRefusal] = useState<string>();
  const errorText = useErrorText();
  const [isWall, turnWall] = useWall();
  return (
    <main id="content" className="live" data-wall={isWall || undefined} tabIndex={-1}>
      <title>{`${words.heading} · ${product}`}</title>
      <div className="live-head">
        <h1>{words.heading}</h1>
        <Button icon={<Presentation size={18} aria-hidden />} onClick={turnWall}>
          {isWall ? words.wallOff : words.wall}
        </Button>
      </div>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
      {board.data && board.error && <Notice tone="warn">{words.stale(errorText(board.error.code))}</Notice>}
      {board.data ? (
        <Board board={board.data} onRefused={setRefusal} isWall={isWall} />
      ) : board.error ? (
        <Unread code={board.error.code} retry={() => void board.refetch()} />
      ) : (
        <Skeleton text={words.loading} />
      )}
    </main>
  );
}

type BoardProps = {
  readonly board: ReadBoard;
  readonly onRefused: (code: string | undefined) => void;
  readonly isWall: boolean;
};

/** @param onRefused told the code of what could not be done; undefined when something was */
function Board(props: BoardProps) {
  const { board, isWall } = props;
  const words = useLiveWords();
  return (
    <>
      <section aria-labelledby="live-queues">
        <h2 id="live-queues">{words.queues}</h2>
        <QueueBoard board={board} />
      </section>
      {!isWall && <CallsAndPeople {...props} />}
    </>
  );
}

function CallsAndPeople(props: BoardProps) {
  const words = useLiveWords();
  const { agents, calls, keptPlaces } = props.board;
  return (
    <>
      <section aria-labelledby="live-calls">
        <h2 id="live-calls">{words.calls}</h2>
        {calls.length === 0 ? (
          <p className="quiet">
            {words.noCalls}. {words.noCallsHint}
          </p>
        ) : (
          <CallRows {...props} />
        )}
        {keptPlaces.length > 0 && (
          <p className="quiet">
            {words.keptPlaces}: {keptPlaces.map(({ campaign, places }) => `${campaign} ${places}`).join(', ')}
          </p>
        )}
      </section>
      <section aria-labelledby="live-agents">
        <h2 id="live-agents">{words.agents}</h2>
        {agents.length === 0 ? (
          <NothingShown icon="empty" heading={words.noAgents} hint={words.noAgentsHint} />
        ) : (
          <AgentTable {...props} />
        )}
      </section>
      <ToldSetting onRefused={props.onRefused} />
    </>
  );
}

function Unread({ code, retry }: { readonly code: string; readonly retry: () => void }) {
  const { state } = useConsoleWords();
  const { tryAgain } = useWords();
  const errorText = useErrorText();
  return (
    <NothingShown icon="failed" heading={state.failed} hint={errorText(code)} urgent>
      <Button onClick={retry}>{tryAgain}</Button>
    </NothingShown>
  );
}
