import { SelectField } from '../../fields/select-field.tsx';
import { TextAreaField } from '../../fields/text-area-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { WholeNumberField } from '../../fields/whole-number-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import type { JournalDraft } from './journal-draft.ts';

/** The journal of a connector as its fields change it. */
export type JournalParts = {
  readonly journal: JournalDraft;
  readonly change: (changes: Partial<JournalDraft>) => void;
  readonly problem: (path: string) => string | undefined;
};

const WHICH = ['answered', 'all'] as const;
const UNKNOWN = ['skip', 'write'] as const;

/** Which calls are written, and when. */
export function WhichCalls({ journal, change, problem }: JournalParts) {
  const words = useConsoleWords().crm.journal;
  return (
    <>
      <SelectField
        label={words.which}
        value={journal.which}
        values={WHICH}
        texts={words.whichTexts}
        onChoose={(which) => which && change({ which })}
      />
      <SelectField
        label={words.unknown}
        value={journal.unknown}
        values={UNKNOWN}
        texts={words.unknownTexts}
        onChoose={(unknown) => unknown && change({ unknown })}
      />
      <WholeNumberField
        label={words.wait}
        hint={words.waitHint}
        min={0}
        max={3_600}
        value={journal.waitS}
        problem={problem('waitS')}
        onChange={(waitS) => change({ waitS })}
      />
    </>
  );
}

/** What an answer means, and what the CRM calls things. */
export function AnswerFields({ journal, change, problem }: JournalParts) {
  const words = useConsoleWords().crm.journal;
  return (
    <>
      <TextField
        label={words.activity}
        hint={words.activityHint}
        spellCheck={false}
        maxLength={200}
        value={journal.activity}
        problem={problem('activity')}
        onChange={(activity) => change({ activity })}
      />
      <TextField
        label={words.success}
        hint={words.successHint}
        spellCheck={false}
        maxLength={200}
        value={journal.successPath}
        problem={problem('success.path')}
        onChange={(successPath) => change({ successPath })}
      />
      <TextField
        label={words.statuses}
        hint={words.statusesHint}
        inputMode="numeric"
        maxLength={60}
        value={journal.statuses}
        problem={problem('success.statuses')}
        onChange={(statuses) => change({ statuses })}
      />
      <WordsField journal={journal} change={change} problem={problem} />
    </>
  );
}

function WordsField({ journal, change, problem }: JournalParts) {
  const words = useConsoleWords().crm.journal;
  return (
    <TextAreaField
      label={words.words}
      hint={words.wordsHint}
      rows={3}
      maxLength={20_000}
      value={journal.words}
      problem={problem('words')}
      onChange={(text) => change({ words: text })}
    />
  );
}
