import type { CrmTemplate } from '@wpm/contract';
import { useState } from 'react';
import type { FormProps } from '../../administration/noun.ts';
import { CheckField } from '../../fields/check-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { type ConnectorDraft, type ConnectorEntry, templateFor } from '../connector-entry.ts';
import { EMPTY_JOURNAL, journalDraftOf } from './journal-draft.ts';
import { AnswerFields, type JournalParts, WhichCalls } from './journal-parts.tsx';
import { FindingPart, OptionalPart } from './optional-part.tsx';
import { EMPTY_FINDING, EMPTY_REQUEST } from './request-draft.ts';
import { RequestPart } from './request-part.tsx';
import { TryJournal } from './try-journal.tsx';

type JournalFieldsProps = FormProps<ConnectorDraft, ConnectorEntry> & { readonly templates: readonly CrmTemplate[] };

/** Whether calls that are over are written to the CRM, and how. */
export function JournalFields({ draft, entry, change, problem, templates }: JournalFieldsProps) {
  const words = useConsoleWords().crm.journal;
  const { journal } = draft;
  const template = templateFor(templates, draft.url);
  const begin = () => (template?.settings.journal ? journalDraftOf(template.settings.journal) : EMPTY_JOURNAL);
  return (
    <fieldset className="checks destination">
      <legend>{words.heading}</legend>
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={journal !== null}
        onChange={(isWritten) => change({ journal: isWritten ? begin() : null })}
      />
      {journal && (
        <>
          <Written
            // Another template is another journal: what was typed of a number in the one before is not kept.
            key={template?.crm}
            journal={journal}
            change={(changes) => change({ journal: { ...journal, ...changes } })}
            problem={(path) => problem(`journal.${path}`)}
          />
          <TryJournal draft={draft} entry={entry} />
        </>
      )}
    </fieldset>
  );
}

function Written({ journal, change, problem }: JournalParts) {
  const words = useConsoleWords().crm.journal;
  const { create, update } = journal;
  // It stays open while its address is typed.
  const [isNew] = useState(create.url === '');
  return (
    <>
      <WhichCalls journal={journal} change={change} problem={problem} />
      <details className="crm-part" open={isNew}>
        <summary>{words.create}</summary>
        <div className="editor-fields">
          <p className="field-hint">{words.places}</p>
          <RequestPart
            draft={create}
            change={(changes) => change({ create: { ...create, ...changes } })}
            problem={problem}
            path="create"
          />
          <AnswerFields journal={journal} change={change} problem={problem} />
        </div>
      </details>
      <OptionalPart
        label={words.update}
        hint={words.updateHint}
        part={update}
        begin={EMPTY_REQUEST}
        change={(part) => change({ update: part })}
      >
        {(part, put) => <RequestPart draft={part} change={put} problem={problem} path="update" />}
      </OptionalPart>
      <Findings journal={journal} change={change} problem={problem} />
    </>
  );
}

function Findings({ journal: { find, seek }, change, problem }: JournalParts) {
  const words = useConsoleWords().crm.journal;
  return (
    <>
      <OptionalPart
        label={words.find}
        hint={words.findHint}
        part={find}
        begin={EMPTY_FINDING}
        change={(part) => change({ find: part })}
      >
        {(part, put) => <FindingPart draft={part} change={put} problem={problem} path="find" />}
      </OptionalPart>
      <OptionalPart
        label={words.seek}
        hint={words.seekHint}
        part={seek}
        begin={EMPTY_FINDING}
        change={(part) => change({ seek: part })}
      >
        {(part, put) => <FindingPart draft={part} change={put} problem={problem} path="seek" />}
      </OptionalPart>
    </>
  );
}
