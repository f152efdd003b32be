import { Dialog } from '@base-ui/react/dialog';
import { EXPORT_FORMATS, MAILING_RHYTHMS, type SavedView } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useErrorText } from '../i18n/use-error-text.ts';
import { useInstants } from '../zone/use-instants.ts';
import { type MailingDraft, useMailingDraft } from './use-mailing-draft.ts';
import { useReportRecipients } from './use-saved-views.ts';
import { useSavedViewWords } from './words/use-saved-view-words.ts';

export type MailViewProps = { readonly view: SavedView; readonly onClose: () => void };

/** Asks when, to whom and as what a kept view is mailed. */
export function MailView({ view, onClose }: MailViewProps) {
  const { mailing: words } = useSavedViewWords();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <Dialog.Popup className="question mail-view">
          <Dialog.Title>{words.title(view.name)}</Dialog.Title>
          <Dialog.Description>{words.about}</Dialog.Description>
          <MailForm view={view} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function MailForm({ view, onClose }: MailViewProps) {
  const { cancel, save, mailing: words } = useSavedViewWords();
  const errorText = useErrorText();
  const { draft, change, problem, refusal, submit, stop } = useMailingDraft(view, onClose);
  return (
    <form className="keep-view" onSubmit={(event) => void submit(event)} noValidate>
      {new URLSearchParams(view.query).get('period') === 'between' && <Notice tone="warn">{words.fixed}</Notice>}
      <Times draft={draft} onChange={change} />
      <SelectField
        label={words.format}
        value={draft.format}
        values={EXPORT_FORMATS}
        texts={words.formats}
        onChoose={(format) => format !== null && change({ format })}
      />
      <Recipients draft={draft} problem={problem} onChange={change} />
      <Left view={view} />
      {view.mailing && (
        <CheckField label={words.paused} checked={draft.paused} onChange={(paused) => change({ paused })} />
      )}
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
      <div className="question-answers">
        {view.mailing && <Button onClick={() => void stop()}>{words.stop}</Button>}
        <Dialog.Close className="ui-button" data-tone="plain">
          {cancel}
        </Dialog.Close>
        <Button type="submit" tone="primary">
          {save}
        </Button>
      </div>
    </form>
  );
}

type PartProps = { readonly draft: MailingDraft; readonly onChange: (change: Partial<MailingDraft>) => void };

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const MONTH_DAYS = Array.from({ length: 31 }, (_, at) => String(at + 1));

/** How often, on which day, and when. */
function Times({ draft, onChange }: PartProps) {
  const { mailing: words } = useSavedViewWords();
  return (
    <div className="mail-times">
      <SelectField
        label={words.every}
        value={draft.every}
        values={MAILING_RHYTHMS}
        texts={words.rhythms}
        onChoose={(every) => every !== null && onChange({ every, day: 1 })}
      />
      {draft.every === 'week' && (
        <SelectField<string>
          label={words.weekday}
          value={String(draft.day)}
          values={WEEKDAYS}
          texts={Object.fromEntries(WEEKDAYS.map((day) => [day, words.weekdays[Number(day) - 1] ?? day]))}
          onChoose={(day) => onChange({ day: Number(day) })}
        />
      )}
      {draft.every === 'month' && (
        <SelectField<string>
          label={words.monthDay}
          hint={draft.day > 28 ? words.monthDayHint : undefined}
          value={String(draft.day)}
          values={MONTH_DAYS}
          texts={Object.fromEntries(MONTH_DAYS.map((day) => [day, day]))}
          onChoose={(day) => onChange({ day: Number(day) })}
        />
      )}
      <TextField
        label={words.time}
        hint={words.timeHint}
        type="time"
        value={draft.time}
        onChange={(time) => onChange({ time })}
      />
    </div>
  );
}

/** Who does not want it any more: they have said so by the link of a message, or in the console. */
function Left({ view: { mailing } }: Pick<MailViewProps, 'view'>) {
  const { mailing: words } = useSavedViewWords();
  const { short } = useInstants();
  if (!mailing || mailing.left.length === 0) return null;
  return (
    <p className="quiet">
      {words.leftHint(mailing.left.map(({ name, at }) => words.leftAt(name, short(at))).join(', '))}
    </p>
  );
}

function Recipients({ draft, problem, onChange }: PartProps & { readonly problem: string | undefined }) {
  const { mailing: words } = useSavedViewWords();
  const recipients = useReportRecipients().data;
  if (recipients?.length === 0) return <Notice tone="warn">{words.nobody}</Notice>;
  return (
    <ChecksField
      label={words.recipients}
      values={recipients?.map(({ id }) => id) ?? []}
      texts={Object.fromEntries(recipients?.map(({ id, name }) => [id, name]) ?? [])}
      chosen={draft.recipientIds}
      problem={problem}
      onChange={(recipientIds) => onChange({ recipientIds })}
    />
  );
}
