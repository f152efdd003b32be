import { CLASSIFIER_KINDS, type ClassifierSettings } from '@wpm/contract';
import type { FormProps } from '../administration/noun.ts';
import { CheckField } from '../fields/check-field.tsx';
import { NamesFields } from '../fields/names-fields.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { ClassifierEntry } from './classifier-entry.ts';
import { PlaceFields } from './place-fields.tsx';
import { RecallFields } from './recall-fields.tsx';

/** Everything that is set of a classifier. */
export function ClassifierForm(form: FormProps<ClassifierSettings, ClassifierEntry>) {
  const { draft, change, problem } = form;
  const words = useConsoleWords().classifiers;
  return (
    <>
      <NamesFields names={draft.names} problem={problem} onChange={(names) => change({ names })} />
      <SelectField
        label={words.kind}
        values={CLASSIFIER_KINDS}
        texts={words.kinds}
        value={draft.kind}
        problem={problem('kind')}
        onChoose={(kind) => kind !== null && change({ kind })}
      />
      <PlaceFields {...form} />
      <RecallFields recall={draft.recall} problem={problem} onChange={(recall) => change({ recall })} />
      <EffectFields draft={draft} change={change} />
    </>
  );
}

/** What choosing it asks of the agent, and does to the customer's record. */
function EffectFields({ draft, change }: Pick<FormProps<ClassifierSettings, ClassifierEntry>, 'draft' | 'change'>) {
  const words = useConsoleWords().classifiers;
  return (
    <>
      <CheckField
        label={words.needsNote}
        hint={words.needsNoteHint}
        checked={draft.needsNote}
        onChange={(needsNote) => change({ needsNote })}
      />
      <CheckField
        label={words.closesRecord}
        hint={words.closesRecordHint}
        checked={draft.closesRecord}
        onChange={(closesRecord) => change({ closesRecord })}
      />
      <CheckField
        label={words.addsToDoNotCall}
        hint={words.addsToDoNotCallHint}
        checked={draft.addsToDoNotCall}
        onChange={(addsToDoNotCall) => change({ addsToDoNotCall })}
      />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}
