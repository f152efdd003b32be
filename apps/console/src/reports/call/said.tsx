import type { CallEdit, Classification, ReportedPart } from '@wpm/contract';
import { Button, useLanguage } from '@wpm/ui';
import { useState } from 'react';
import { useMay } from '../../administration/rights.tsx';
import { classifierPath } from '../calls/use-classifier-choices.ts';
import { zonedInstant } from '../format.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { ClassifyDialog } from './classify-dialog.tsx';
import { ReadPart } from './read-part.tsx';
import { useCallEdits } from './use-reported-call.ts';

type SaidProps = { readonly callId: string; readonly parts: readonly ReportedPart[]; readonly timeZone: string };

/** What is said of each part in a call (F07), the way to say it otherwise, and how it came to be said. */
export function Said({ callId, parts, timeZone }: SaidProps) {
  const { said: words } = useReportWords();
  const may = useMay();
  const [changed, setChanged] = useState<number | null>(null);
  const textOf = useClassificationText();
  return (
    <>
      <ul className="said">
        {parts.map(({ part, agent, classification }) => (
          <li key={part}>
            <span>
              <strong>{agent?.name ?? words.nobody}:</strong> {textOf(classification)}
            </span>
            {may('calls:classify') && (
              <Button aria-label={words.changeOf(agent?.name ?? words.nobody)} onClick={() => setChanged(part)}>
                {words.change}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {changed !== null && (
        <ClassifyDialog callId={callId} part={changed} timeZone={timeZone} onClose={() => setChanged(null)} />
      )}
      <h3>{words.edits}</h3>
      <ReadPart query={useCallEdits(callId)}>
        {({ items }) => <Edits edits={items} parts={parts} timeZone={timeZone} />}
      </ReadPart>
    </>
  );
}

type EditsProps = Omit<SaidProps, 'callId'> & { readonly edits: readonly CallEdit[] };

function Edits({ edits, parts, timeZone }: EditsProps) {
  const { said: words } = useReportWords();
  const { language } = useLanguage();
  const textOf = useClassificationText();
  if (edits.length === 0) return <p className="quiet">{words.neverChanged}</p>;
  const agentOf = (part: number) => parts.find((each) => each.part === part)?.agent?.name ?? words.nobody;
  return (
    <ol className="said-edits">
      {edits.map(({ part, before, after }) => (
        <li key={`${part} ${after.at}`}>
          <span className="quiet">
            {words.edit(zonedInstant(after.at, timeZone, language), after.by ?? words.platform, agentOf(part))}
          </span>
          <br />
          {words.became(textOf(before), textOf(after))}
        </li>
      ))}
    </ol>
  );
}

/** A classifier by its path, with its note. */
function useClassificationText() {
  const { said: words, systemClassifiers } = useReportWords();
  const { language } = useLanguage();
  return (said: Classification | null): string => {
    if (said === null) return words.nothing;
    const { classifier, note } = said;
    const path =
      classifier.kind === 'system' ? systemClassifiers[classifier.is] : classifierPath(classifier.names, language);
    return note === null || note === '' ? path : `${path} (${note})`;
  };
}
