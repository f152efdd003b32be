import { type AgentChoice, nameIn } from '@wpm/contract';
import { errorText, Notice, Sheet, useLanguage, useWords } from '@wpm/ui';
import { Check } from 'lucide-react';
import { Suspense, useState } from 'react';
import { LogOut } from '../log-out/log-out.tsx';
import { MyCampaigns } from './my-campaigns.tsx';
import { type MyStatus, useChooseStatus, useEndWrapUp, useMyBreaks, useMyCampaigns } from './use-my-status.ts';
import { SignedOutWhy } from './signed-out-why.tsx';
import { WantWrapUp } from './want-wrap-up.tsx';
import { useStatusWords } from './words/use-status-words.ts';
import { lazily } from '../loading/lazily.tsx';

const ClassifierSheet = lazily(async () => (await import('../classifiers/classifier-sheet.tsx')).ClassifierSheet);

export type StatusSheetProps = { readonly status: MyStatus; readonly open: boolean; readonly onClose: () => void };

/** What the agent can choose (F06, F27): ready, in queue for who has a campaign, and as many breaks as the administrator made; and logging out (F16). */
export function StatusSheet({ status, open, onClose }: StatusSheetProps) {
  const words = useStatusWords();
  return (
    <Sheet open={open} onClose={onClose} title={words.title}>
      <Choices status={status} onChosen={onClose} />
    </Sheet>
  );
}

function Choices({ status, onChosen }: { readonly status: MyStatus; readonly onChosen: () => void }) {
  const shared = useWords();
  const words = useStatusWords();
  const campaigns = useMyCampaigns();
  const { problem, choose } = useChooseStatus(onChosen);
  const row = { wanted: status.next ?? status.chosen, onChoose: (choice: AgentChoice) => void choose(choice) };
  const isBusy = status.activity === 'in-call' || status.activity === 'wrap-up';
  return (
    <div className="statuses">
      <SignedOutWhy status={status} />
      {isBusy && <p>{words.afterCall}</p>}
      {status.activity === 'in-call' && <WantWrapUp status={status} />}
      {status.activity === 'wrap-up' && <WrappingUp status={status} onEnded={onChosen} />}
      {problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
      <ul className="statuses-list">
        <Row {...row} choice={{ kind: 'ready' }} text={words.chosen.ready} planned={null} />
        {campaigns !== undefined && campaigns.length > 0 && (
          <Row {...row} choice={{ kind: 'in-queue' }} text={words.chosen['in-queue']} planned={null} />
        )}
      </ul>
      {campaigns !== undefined && campaigns.length > 0 && <MyCampaigns campaigns={campaigns} />}
      <Breaks {...row} />
      <LogOut />
    </div>
  );
}

type WrappingUpProps = { readonly status: MyStatus; readonly onEnded: () => void };

/** The way back to what is asked after a call, and its end, where it can be ended. */
function WrappingUp({ status, onEnded }: WrappingUpProps) {
  const shared = useWords();
  const words = useStatusWords();
  const { problem, end } = useEndWrapUp(onEnded);
  const [isOpen, setOpen] = useState(false);
  const { wrapUp } = status;
  return (
    <>
      {wrapUp && (
        <button type="button" className="row" onClick={() => setOpen(true)}>
          <span className="row-text">{words.classify}</span>
        </button>
      )}
      {wrapUp?.earlyExit !== false && (
        <button type="button" className="row" onClick={() => void end()}>
          <span className="row-text">{words.endWrapUp}</span>
        </button>
      )}
      {problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
      {wrapUp && isOpen && (
        <Suspense>
          <ClassifierSheet of={wrapUp} open onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

type BreaksProps = Pick<RowProps, 'wanted' | 'onChoose'>;

/** As many as the administrator made (F06). */
function Breaks(row: BreaksProps) {
  const words = useStatusWords();
  const { language } = useLanguage();
  const breaks = useMyBreaks(true);
  return (
    <>
      <h3>{words.breaks}</h3>
      {breaks?.length === 0 && <p>{words.noBreaks}</p>}
      <ul className="statuses-list">
        {breaks?.map(({ id, names, plannedMinutes: planned }) => {
          const choice = { kind: 'break', breakId: id } as const;
          return <Row key={id} {...row} choice={choice} text={nameIn(names, language)} planned={planned} />;
        })}
      </ul>
    </>
  );
}

type RowProps = {
  readonly choice: AgentChoice;
  readonly text: string;
  /** Minutes. */
  readonly planned: number | null;
  /** What is chosen, or will be. */
  readonly wanted: AgentChoice;
  readonly onChoose: (choice: AgentChoice) => void;
};

function Row({ choice, text, planned, wanted, onChoose }: RowProps) {
  const words = useStatusWords();
  const isWanted = isSame(choice, wanted);
  return (
    <li>
      <button type="button" className="row" aria-current={isWanted || undefined} onClick={() => onChoose(choice)}>
        <span className="row-text">{text}</span>
        {planned !== null && <small>{words.planned(planned)}</small>}
        {isWanted && <Check size={20} aria-hidden />}
      </button>
    </li>
  );
}

function isSame(one: AgentChoice, other: AgentChoice): boolean {
  if (one.kind === 'break' && other.kind === 'break') return one.breakId === other.breakId;
  return one.kind === other.kind;
}
