import { Dialog } from '@base-ui/react/dialog';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClassifiedPart } from '@wpm/contract';
import { Button, Notice, useLanguage } from '@wpm/ui';
import { type SubmitEvent, useState } from 'react';
import { Refused } from '../../administration/refused.ts';
import { client } from '../../client.ts';
import { Field } from '../../fields/field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { TextAreaField } from '../../fields/text-area-field.tsx';
import { instantAt } from '../../format/zone.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { leavesOf } from './offered-leaves.ts';
import { ReadPart } from './read-part.tsx';

const LONGEST_NOTE = 2_000;

type PartOfCall = { readonly callId: string; readonly part: number; readonly timeZone: string };
type ClassifyDialogProps = PartOfCall & { readonly onClose: () => void };

/** Says what a part in a call was, however long it is over: what agents may for a day, supervisors may later (semantics, Classifiers). */
export function ClassifyDialog(props: ClassifyDialogProps) {
  const { callId, part, onClose } = props;
  const { said: words } = useReportWords();
  const query = useQuery<ClassifiedPart, Refused>({
    queryKey: ['classified-part', callId, part],
    queryFn: async () => {
      const answer = await client.getCallClassification({ callId, part });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <Dialog.Popup className="question station">
          <Dialog.Title>{words.change}</Dialog.Title>
          <ReadPart query={query}>{(known) => <ClassifyForm {...props} known={known} />}</ReadPart>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type ClassifyFormProps = ClassifyDialogProps & { readonly known: ClassifiedPart };

function useClassifying({ callId, part, timeZone, known, onClose }: ClassifyFormProps) {
  const queries = useQueryClient();
  const { current } = known;
  const [chosen, setChosen] = useState(current?.classifier.kind === 'own' ? current.classifier.id : null);
  const [note, setNote] = useState(current?.note ?? '');
  const [recallAt, setRecallAt] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    if (chosen === null) return setRefused('classifier/not-offered');
    setBusy(true);
    const at = instantAt(timeZone, recallAt)?.toISOString();
    const wish = { callId, part, classifierId: chosen, note, ...(at !== undefined && { recallAt: at }) };
    const answer = await client.classifyCall(wish);
    setBusy(false);
    if (!answer.ok) return setRefused(answer.error.code);
    await Promise.all(
      [
        ['call', callId],
        ['call-edits', callId],
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    return onClose();
  };
  return { chosen, setChosen, note, setNote, recallAt, setRecallAt, isBusy, refused, save };
}

function ClassifyForm(props: ClassifyFormProps) {
  const { said: words } = useReportWords();
  const errorText = useErrorText();
  const typing = useClassifying(props);
  const { isBusy, refused, save } = typing;
  return (
    <form className="keep-view" onSubmit={(event) => void save(event)} noValidate>
      <ClassifyFields {...props} typing={typing} />
      {refused !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refused)}
        </Notice>
      )}
      <div className="question-answers">
        <Dialog.Close className="ui-button" data-tone="plain">
          {words.cancel}
        </Dialog.Close>
        <Button type="submit" tone="primary" aria-disabled={isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

type ClassifyFieldsProps = Pick<ClassifyFormProps, 'known' | 'timeZone'> & {
  readonly typing: ReturnType<typeof useClassifying>;
};

function ClassifyFields({ known, timeZone, typing }: ClassifyFieldsProps) {
  const { said: words } = useReportWords();
  const { language } = useLanguage();
  const { chosen, setChosen, note, setNote, recallAt, setRecallAt } = typing;
  const leaves = leavesOf(known.offered, language);
  const asksTime = known.offered.find(({ id }) => id === chosen)?.recall.kind === 'ask';
  return (
    <>
      {leaves.length === 0 && <Notice tone="warn">{words.noneOffered}</Notice>}
      <SelectField
        label={words.choose}
        any={words.chooseNone}
        values={leaves.map(({ id }) => id)}
        texts={Object.fromEntries(leaves.map(({ id, path }) => [id, path]))}
        value={chosen}
        onChoose={setChosen}
      />
      <TextAreaField label={words.note} rows={3} maxLength={LONGEST_NOTE} value={note} onChange={setNote} />
      {asksTime && (
        <Field label={words.recallAt} hint={words.recallAtHint(timeZone)}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={recallAt}
              onChange={(event) => setRecallAt(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
    </>
  );
}
