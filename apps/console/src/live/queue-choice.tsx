import { Dialog } from '@base-ui/react/dialog';
import { Button } from '@wpm/ui';
import { SlidersHorizontal } from 'lucide-react';
import { useChoices } from '../administration/use-choices.ts';
import { client } from '../client.ts';
import { CheckField } from '../fields/check-field.tsx';
import { figureTurned, type LiveView, queueTurned } from './live-view.ts';
import { hasQueue, QUEUE_FIGURES, USUAL_FIGURES } from './queues.ts';
import { useLiveWords } from './words/use-live-words.ts';

export type QueueChoiceProps = { readonly view: LiveView; readonly onChange: (change: Partial<LiveView>) => void };

/** Which queues and which of their figures are shown; at once, behind the window, and in the address from then on. */
export function QueueChoice(props: QueueChoiceProps) {
  const { choice: words } = useLiveWords();
  return (
    <Dialog.Root>
      <Dialog.Trigger className="ui-button" data-tone="plain">
        <SlidersHorizontal size={18} aria-hidden />
        {words.open}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <Dialog.Popup className="question">
          <Dialog.Title>{words.open}</Dialog.Title>
          <Dialog.Description className="quiet">{words.hint}</Dialog.Description>
          <Chooser {...props} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Chooser({ view, onChange }: QueueChoiceProps) {
  const { choice: words } = useLiveWords();
  return (
    <>
      <div className="live-choices">
        <Figures view={view} onChange={onChange} />
        <Queues view={view} onChange={onChange} />
      </div>
      <div className="question-answers">
        <Button onClick={() => onChange({ figures: USUAL_FIGURES, queues: [] })}>{words.usual}</Button>
        <Dialog.Close className="ui-button" data-tone="primary">
          {words.done}
        </Dialog.Close>
      </div>
    </>
  );
}

function Figures({ view: { figures }, onChange }: QueueChoiceProps) {
  const { choice: words, queueColumns } = useLiveWords();
  return (
    <fieldset>
      <legend>{words.figures}</legend>
      {QUEUE_FIGURES.map((figure) => (
        <CheckField
          key={figure}
          label={queueColumns[figure]}
          checked={figures.includes(figure)}
          disabled={figures.length === 1 && figures.includes(figure)}
          onChange={() => onChange({ figures: figureTurned(figures, figure) })}
        />
      ))}
    </fieldset>
  );
}

function Queues({ view: { queues }, onChange }: QueueChoiceProps) {
  const { choice: words } = useLiveWords();
  const campaigns = useChoices('campaigns', client.listCampaigns).filter(hasQueue);
  const ids = campaigns.map(({ id }) => id);
  const isShown = (id: string) => queues.length === 0 || queues.includes(id);
  const shown = ids.filter(isShown);
  return (
    <fieldset>
      <legend>{words.queues}</legend>
      {campaigns.map(({ id, settings }) => (
        <CheckField
          key={id}
          label={settings.name}
          checked={isShown(id)}
          disabled={shown.length === 1 && isShown(id)}
          onChange={() => onChange({ queues: queueTurned(queues, id, ids) })}
        />
      ))}
    </fieldset>
  );
}
