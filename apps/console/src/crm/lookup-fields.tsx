import type { FormProps } from '../administration/noun.ts';
import { TextAreaField } from '../fields/text-area-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { ConnectorDraft, ConnectorEntry } from './connector-entry.ts';
import { RequestPart } from './journal/request-part.tsx';

type Fields = Pick<FormProps<ConnectorDraft, ConnectorEntry>, 'draft' | 'change' | 'problem'>;

/** What the CRM is asked. */
export function RequestFields({ draft, change, problem }: Fields) {
  const words = useConsoleWords().crm;
  return <RequestPart draft={draft} change={change} problem={problem} path="lookup" hint={words.urlHint} />;
}

/** Where the answer says who it is. */
export function MappingFields({ draft, change, problem }: Fields) {
  const words = useConsoleWords().crm;
  const line = (
    label: string,
    key: 'match' | 'crmId' | 'callerName' | 'company' | 'link',
    path: string,
    hint?: string,
  ) => (
    <TextField
      label={label}
      hint={hint}
      spellCheck={false}
      maxLength={1_000}
      value={draft[key]}
      problem={problem(`lookup.${path}`)}
      onChange={(value) => change({ [key]: value })}
    />
  );
  return (
    <fieldset className="checks destination">
      <legend>{words.mapping}</legend>
      <p className="field-hint">{words.mappingHint}</p>
      {line(words.match, 'match', 'match', words.matchHint)}
      {line(words.callerName, 'callerName', 'name')}
      {line(words.company, 'company', 'company')}
      {line(words.link, 'link', 'link', words.linkHint)}
      {line(words.crmId, 'crmId', 'id')}
      <TextAreaField
        label={words.fields}
        hint={words.fieldsHint}
        rows={2}
        maxLength={6_000}
        value={draft.fields}
        problem={problem('lookup.fields')}
        onChange={(fields) => change({ fields })}
      />
    </fieldset>
  );
}
