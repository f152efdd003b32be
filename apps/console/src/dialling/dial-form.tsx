import { COUNTRY_GROUPS, type DialPolicy } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { type SubmitEvent, useRef } from 'react';
import { Refusal } from '../administration/edit/refusal.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { AccountsField } from './accounts-field.tsx';
import { CapsFields } from './caps-fields.tsx';
import { KINDS, LIMITED } from './caps.ts';
import { CountriesField } from './countries-field.tsx';
import { PrefixesField } from './prefixes-field.tsx';
import { useDialChange } from './use-dial-policy.ts';
import { useDiallingWords } from './words/use-dialling-words.ts';

export type DialFormProps = { readonly known: DialPolicy; readonly onReload: () => void };

/** The dial policy, changed as a whole from the version it was read in. */
export function DialForm({ known, onReload }: DialFormProps) {
  const words = useDiallingWords();
  const { administration } = useConsoleWords();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, problem, isSaving, isSaved, refusal, save } = useDialChange(known);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isSaving) void save();
  };
  return (
    <form ref={form} className="editor-fields" aria-label={words.heading} onSubmit={submit} noValidate>
      <Allowed draft={draft} change={change} problem={problem} />
      <Limits draft={draft} change={change} problem={problem} />
      {refusal && <Refusal refusal={refusal} form={form} onReload={onReload} />}
      {isSaved && <Notice tone="plain">{words.saved}</Notice>}
      <div>
        <Button type="submit" tone="primary" aria-disabled={isSaving}>
          {isSaving ? administration.saving : administration.save}
        </Button>
      </div>
    </form>
  );
}

type RulesProps = Pick<ReturnType<typeof useDialChange>, 'draft' | 'change' | 'problem'>;

/** Which numbers may be called at all. */
function Allowed({ draft, change, problem }: RulesProps) {
  const words = useDiallingWords();
  const { national, international, prefixes } = draft;
  return (
    <>
      <ChecksField
        label={words.national}
        values={KINDS}
        texts={words.kinds}
        chosen={KINDS.filter((kind) => national[kind])}
        onChange={(chosen) =>
          change({
            national: { ...national, ...Object.fromEntries(KINDS.map((kind) => [kind, chosen.includes(kind)])) },
          })
        }
      />
      <ChecksField
        label={words.abroad}
        values={COUNTRY_GROUPS}
        texts={words.groups}
        chosen={international.groups}
        problem={problem('international.groups')}
        onChange={(groups) => change({ international: { ...international, groups } })}
      />
      <CountriesField
        countries={international.countries}
        onChange={(countries) => change({ international: { ...international, countries } })}
      />
      <PrefixesField
        prefixes={prefixes}
        problem={(path) => problem(`prefixes.${path}`)}
        onChange={(changed) => change({ prefixes: changed })}
      />
    </>
  );
}

/** How much of it. */
function Limits({ draft, change, problem }: RulesProps) {
  const words = useDiallingWords();
  const { limits } = draft;
  return (
    <>
      <p className="field-hint">{words.limitsHint}</p>
      {LIMITED.map((whose) => (
        <CapsFields
          key={whose}
          label={words.limits[whose]}
          caps={limits[whose]}
          problem={(path) => problem(`limits.${whose}.${path}`)}
          onChange={(caps) => change({ limits: { ...limits, [whose]: caps } })}
        />
      ))}
      <AccountsField
        limits={limits.accounts}
        agent={limits.agent}
        problem={(path) => problem(`limits.accounts.${path}`)}
        onChange={(accounts) => change({ limits: { ...limits, accounts: [...accounts] } })}
      />
    </>
  );
}
