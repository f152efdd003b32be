import type { ReactNode } from 'react';
import { CheckField } from '../../fields/check-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import type { FindingDraft } from './request-draft.ts';
import { RequestPart } from './request-part.tsx';

type OptionalPartProps<Part> = {
  readonly label: string;
  readonly hint: string;
  /** Null: the request is not made. */
  readonly part: Part | null;
  readonly begin: Part;
  readonly change: (part: Part | null) => void;
  readonly children: (part: Part, put: (changes: Partial<Part>) => void) => ReactNode;
};

/** A request that may be left out. */
export function OptionalPart<Part>({ label, hint, part, begin, change, children }: OptionalPartProps<Part>) {
  const { makeIt } = useConsoleWords().crm.journal;
  return (
    <details className="crm-part">
      <summary>{label}</summary>
      <div className="editor-fields">
        <CheckField
          label={makeIt}
          hint={hint}
          checked={part !== null}
          onChange={(isMade) => change(isMade ? begin : null)}
        />
        {part !== null && children(part, (changes) => change({ ...part, ...changes }))}
      </div>
    </details>
  );
}

type FindingPartProps = {
  readonly draft: FindingDraft;
  readonly change: (changes: Partial<FindingDraft>) => void;
  readonly problem: (path: string) => string | undefined;
  readonly path: string;
};

/** A request that finds something, and where its answer says what. */
export function FindingPart({ draft, change, problem, path }: FindingPartProps) {
  const words = useConsoleWords().crm;
  return (
    <>
      <RequestPart draft={draft} change={change} problem={problem} path={path} />
      <TextField
        label={words.match}
        hint={words.matchHint}
        spellCheck={false}
        maxLength={200}
        value={draft.match}
        problem={problem(`${path}.match`)}
        onChange={(match) => change({ match })}
      />
      <TextField
        label={words.crmId}
        spellCheck={false}
        maxLength={200}
        value={draft.id}
        problem={problem(`${path}.id`)}
        onChange={(id) => change({ id })}
      />
    </>
  );
}
