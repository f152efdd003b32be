import { useQueryClient } from '@tanstack/react-query';
import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import { Question } from '../../administration/edit/question.tsx';
import { client } from '../../client.ts';
import { WholeNumberField } from '../../fields/whole-number-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { ReadPart } from '../call/read-part.tsx';
import { RECORDINGS, useRecordingPolicy } from './use-recordings.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

const MOST_DAYS = 3_650;

/** For how many days recordings of calls are kept that came to no campaign. */
export function KeepDays() {
  return <ReadPart query={useRecordingPolicy()}>{({ keepDays }) => <KeepDaysForm saved={keepDays} />}</ReadPart>;
}

function KeepDaysForm({ saved }: { readonly saved: number | null }) {
  const { policy: words, erase } = useRecordingWords();
  const { days, setDays, asking, setAsking, outcome, save } = useKeepDays(saved);
  const isShorter = days !== null && (saved === null || days < saved);
  return (
    <form
      className="editor-fields"
      aria-label={words.heading}
      onSubmit={(event) => {
        event.preventDefault();
        if (isShorter) setAsking(true);
        else void save();
      }}
    >
      <WholeNumberField
        label={words.keepDays}
        hint={words.hint}
        placeholder={words.forEver}
        min={1}
        max={MOST_DAYS}
        value={days}
        onChange={setDays}
      />
      <div>
        <Button type="submit">{words.save}</Button>
      </div>
      {outcome !== null && <Outcome outcome={outcome} />}
      <Question
        open={asking}
        title={words.question(days ?? 0)}
        hint={words.questionHint}
        no={erase.keep}
        yes={words.save}
        onNo={() => setAsking(false)}
        onYes={() => void save()}
      />
    </form>
  );
}

/** What came of it: `saved`, or the code of a refusal. */
function Outcome({ outcome }: { readonly outcome: string }) {
  const { policy: words } = useRecordingWords();
  const errorText = useErrorText();
  return (
    <Notice tone={outcome === 'saved' ? 'plain' : 'bad'} urgent>
      {outcome === 'saved' ? words.saved : errorText(outcome)}
    </Notice>
  );
}

function useKeepDays(saved: number | null) {
  const queries = useQueryClient();
  const [days, setDays] = useState(saved);
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<string | null>(null);
  const save = async () => {
    const answer = await client.changeRecordingPolicy({ keepDays: days });
    setAsking(false);
    setOutcome(answer.ok ? 'saved' : answer.error.code);
    await queries.invalidateQueries({ queryKey: [RECORDINGS] });
  };
  return { days, setDays, asking, setAsking, outcome, save };
}
