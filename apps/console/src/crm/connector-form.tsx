import { useQuery } from '@tanstack/react-query';
import type { CrmTemplate } from '@wpm/contract';
import type { FormProps } from '../administration/noun.ts';
import { client } from '../client.ts';
import { CheckField } from '../fields/check-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import {
  type ConnectorDraft,
  type ConnectorEntry,
  draftOfTemplate,
  secretsIn,
  templateFor,
} from './connector-entry.ts';
import { JournalFields } from './journal/journal-fields.tsx';
import { MappingFields, RequestFields } from './lookup-fields.tsx';
import { TryConnector } from './try-connector.tsx';

type Form = FormProps<ConnectorDraft, ConnectorEntry>;

/** Everything that is set of a CRM that is asked who calls. */
export function ConnectorForm({ draft, entry, change, problem }: Form) {
  const words = useConsoleWords().crm;
  const templates = useTemplates();
  return (
    <>
      {entry === null && <TemplateField templates={templates} change={change} />}
      <TextField
        label={words.name}
        hint={words.nameHint}
        maxLength={64}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      <RequestFields draft={draft} change={change} problem={problem} />
      <SecretFields draft={draft} entry={entry} change={change} problem={problem} templates={templates} />
      <MappingFields draft={draft} change={change} problem={problem} />
      <TryConnector draft={draft} entry={entry} />
      <JournalFields draft={draft} entry={entry} change={change} problem={problem} templates={templates} />
    </>
  );
}

function useTemplates(): readonly CrmTemplate[] {
  const { data } = useQuery({
    queryKey: ['crm', 'templates'],
    queryFn: async () => {
      const answer = await client.listCrmTemplates({});
      return answer.ok ? answer.value.items : [];
    },
  });
  return data ?? [];
}

type TemplateFieldProps = Pick<Form, 'change'> & { readonly templates: readonly CrmTemplate[] };

/** Fills the form in for a well-known CRM. */
function TemplateField({ templates, change }: TemplateFieldProps) {
  const words = useConsoleWords().crm;
  const names = templates.map(({ crm }) => crm);
  return (
    <SelectField
      label={words.template}
      hint={words.templateHint}
      value={null}
      values={names}
      texts={Object.fromEntries(names.map((name) => [name, name]))}
      any={words.noTemplate}
      onChoose={(crm) => {
        const template = templates.find((one) => one.crm === crm);
        if (template) change(draftOfTemplate(template));
      }}
    />
  );
}

type SecretFieldsProps = Form & { readonly templates: readonly CrmTemplate[] };

/** A field for each secret that is asked for in braces. */
function SecretFields({ draft, entry, change, problem, templates }: SecretFieldsProps) {
  const words = useConsoleWords().crm;
  const crm = templateFor(templates, draft.url)?.crm ?? '';
  return secretsIn(draft).map((name) => (
    <TextField
      key={name}
      label={words.secret(name)}
      hint={new Map(Object.entries(words.secretHints)).get(crm) ?? words.secretHint}
      type="password"
      autoComplete="new-password"
      maxLength={4_000}
      placeholder={entry?.secrets.includes(name) === true ? words.secretKept : ''}
      value={draft.secrets[name] ?? ''}
      problem={problem(`secrets.${name}`)}
      onChange={(value) => change({ secrets: { ...draft.secrets, [name]: value } })}
    />
  ));
}
