import { useState } from 'react';
import { TextAreaField } from '../fields/text-area-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { networksOf, networksText, wrongNetworks } from './advanced.ts';
import type { TrunkFormProps } from './trunk-draft.ts';

const LONGEST = 4_000;

/** Networks calls may come from beside the addresses they go to. What is typed stays as typed. */
export function SourcesField({ draft: { sources }, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  const [typed, setTyped] = useState(() => networksText(sources));
  const isWrong = problem('sources') !== undefined;
  const wrong = isWrong ? wrongNetworks(sources) : [];
  return (
    <TextAreaField
      label={words.sources}
      hint={words.sourcesHint}
      rows={3}
      maxLength={LONGEST}
      value={typed}
      // Those that are wrong now are named, not those that were when it was refused.
      problem={wrong.length > 0 ? words.sourcesWrong(wrong.join(', ')) : tooMany(isWrong, sources, problem)}
      onChange={(text) => {
        setTyped(text);
        change({ sources: networksOf(text) });
      }}
    />
  );
}

const MOST = 64;

function tooMany(isWrong: boolean, { length }: readonly string[], problem: TrunkFormProps['problem']) {
  return isWrong && length > MOST ? problem('sources') : undefined;
}
