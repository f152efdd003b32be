import { Dialog } from '@base-ui/react/dialog';
import type { CreatedStation, Station } from '@wpm/contract';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@wpm/ui';
import { client } from '../client.ts';
import { CheckField } from '../fields/check-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { StationAccess } from './station-access.tsx';
import { StationActions } from './station-actions.tsx';
import { StationFacts } from './station-facts.tsx';
import { StationRefusal } from './station-refusal.tsx';
import { useStationDeed } from './use-stations.ts';
import { useStationWords } from './words/use-station-words.ts';

export type StationDialogProps = {
  /** Whose phone it is. */
  readonly login: string;
  /** Null where it is being made. */
  readonly station: Station | null;
  /** Whether no other phone of the account is connected beside this one. */
  readonly isLast: boolean;
  readonly onClose: () => void;
};

/** One third-party phone: made, changed, given a new password, removed. What is shown once is left by a button alone. */
export function StationDialog(props: StationDialogProps) {
  const { station, onClose } = props;
  const words = useStationWords();
  const [made, setMade] = useState<CreatedStation>();
  const [reloads, setReloads] = useState(0);
  const title = made ? words.accessOf(made.station.name) : (station?.name ?? words.add);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <Dialog.Popup className="question station">
          <Dialog.Title>{title}</Dialog.Title>
          {made ? (
            <StationAccess access={made.access} title={title} onDone={onClose} />
          ) : (
            <StationForm key={reloads} {...props} onMade={setMade} onReload={() => setReloads(reloads + 1)} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type StationFormProps = StationDialogProps & {
  readonly onMade: (made: CreatedStation) => void;
  /** Begins from the phone as it is now, where somebody else changed it meanwhile. */
  readonly onReload: () => void;
};

function useStationForm({ login, station, onMade, onClose }: StationFormProps) {
  const words = useStationWords();
  const { act, isBusy, refusal } = useStationDeed();
  const [name, setName] = useState(station?.name ?? '');
  const [enabled, setEnabled] = useState(station?.enabled ?? true);
  const [problem, setProblem] = useState<string>();
  // The list is read anew under the open form; a change is one of what the form began from.
  const [version] = useState(station?.version ?? 0);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // In the tree of React it stands in the form of the account, which must not be saved with it.
    event.stopPropagation();
    if (name.trim() === '') {
      event.currentTarget.querySelector('input')?.focus();
      return setProblem(words.nameMissing);
    }
    if (station === null) {
      const made = await act(() => client.createStation({ login, name: name.trim() }));
      return made && onMade(made);
    }
    const wish = { stationId: station.id, version, name: name.trim(), enabled };
    const changed = await act(() => client.changeStation(wish));
    return changed && onClose();
  };
  const typed = (text: string) => {
    setName(text);
    setProblem(undefined);
  };
  return { name, typed, enabled, setEnabled, problem, submit, isBusy, refusal };
}

function StationForm(props: StationFormProps) {
  const { station, isLast, onMade, onClose, onReload } = props;
  const words = useStationWords();
  const { name, typed, enabled, setEnabled, problem, submit, isBusy, refusal } = useStationForm(props);
  return (
    <form className="keep-view" onSubmit={(event) => void submit(event)} noValidate>
      {station && <StationFacts station={station} />}
      <TextField
        label={words.nameOf}
        hint={words.nameHint}
        problem={problem}
        maxLength={64}
        value={name}
        onChange={typed}
      />
      {station && <CheckField label={words.enabled} hint={words.enabledHint} checked={enabled} onChange={setEnabled} />}
      {station && <StationActions station={station} isLast={isLast} onRenewed={onMade} onRemoved={onClose} />}
      {refusal && <StationRefusal refusal={refusal} onReload={onReload} />}
      <div className="question-answers">
        <Dialog.Close className="ui-button" data-tone="plain">
          {words.cancel}
        </Dialog.Close>
        <Button type="submit" tone="primary" aria-disabled={isBusy}>
          {station ? words.save : words.make}
        </Button>
      </div>
    </form>
  );
}
