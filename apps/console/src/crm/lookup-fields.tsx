import type { FormProps } from '../administration/noun.ts';
import { SelectField } from '../fields/select-field.tsx';
import { TextAreaField } from '../fields/text-area-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { ConnectorDraft, ConnectorEntry } from './connector-entry.ts';

type Fields = Pick<FormProps<ConnectorDraft, ConnectorEntry>, 'draft' | 'change' | 'problem'>;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH'] as const;
const METHOD_TEXTS = { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH' };

/** What the CRM is asked. */
export function RequestFields({ draft, change, problem }: Fields) {
  const words = useConsoleWords().crm;
  return (
    <>
      <MethodField method={draft.method} change={change} />
      <TextField
        label={words.url}
        hint={words.urlHint}
        spellCheck={false}
        placeholder="https://"
        maxLength={2_000}
        value={draft.url}
        problem={problem('lookup.url')}
        onChange={(url) => change({ url: url.trim() })}
      />
      <TextAreaField
        label={words.headers}
        hint={words.headersHint}
        rows={2}
        maxLength={10_000}
        value={draft.headers}
        problem={problem('lookup.headers')}
        onChange={(headers) => change({ headers })}
      />
      {draft.method !== 'GET' && (
        <TextAreaField
          label={words.body}
          rows={4}
          maxLength={10_000}
          value={draft.body}
          problem={problem('lookup.body')}
          onChange={(body) => change({ body })}
        />
      )}
    </>
  );
}

function MethodField({ method, change }: Pick<ConnectorDraft, 'method'> & Pick<Fields, 'change'>) {
  const words = useConsoleWords().crm;
  return (
    <SelectField
      label={words.method}
      value={method}
      values={METHODS}
      texts={METHOD_TEXTS}
      onChoose={(chosen) => chosen && change({ method: chosen })}
    />
  );
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
