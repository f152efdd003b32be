import { type AgentChoice, nameIn } from '@wpm/contract';
import { errorText, Notice, Sheet, useLanguage, useWords } from '@wpm/ui';
import { Check } from 'lucide-react';
import { type MyStatus, useChooseStatus, useMyBreaks } from './use-my-status.ts';
import { useStatusWords } from './words/use-status-words.ts';

export type StatusSheetProps = { readonly status: MyStatus; readonly open: boolean; readonly onClose: () => void };

/** What the agent can choose (F06, F27): ready, and as many breaks as the administrator made. */
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
  const { language } = useLanguage();
  const breaks = useMyBreaks(true);
  const { problem, choose } = useChooseStatus(onChosen);
  const wanted = status.next ?? status.chosen;
  const isBusy = status.activity === 'in-call' || status.activity === 'wrap-up';
  const row = (choice: AgentChoice, text: string, planned: number | null = null) => (
    <button
      type="button"
      className="row"
      aria-current={isSame(choice, wanted) || undefined}
      onClick={() => void choose(choice)}
    >
      <span className="row-text">{text}</span>
      {planned !== null && <small>{words.planned(planned)}</small>}
      {isSame(choice, wanted) && <Check size={20} aria-hidden />}
    </button>
  );
  return (
    <div className="statuses">
      {isBusy && <p>{words.afterCall}</p>}
      {problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
      <ul className="statuses-list">
        <li>{row({ kind: 'ready' }, words.chosen.ready)}</li>
      </ul>
      <h3>{words.breaks}</h3>
      {breaks?.length === 0 && <p>{words.noBreaks}</p>}
      <ul className="statuses-list">
        {breaks?.map(({ id, names, plannedMinutes }) => (
          <li key={id}>{row({ kind: 'break', breakId: id }, nameIn(names, language), plannedMinutes)}</li>
        ))}
      </ul>
    </div>
  );
}

function isSame(one: AgentChoice, other: AgentChoice): boolean {
  if (one.kind === 'break' && other.kind === 'break') return one.breakId === other.breakId;
  return one.kind === other.kind;
}
