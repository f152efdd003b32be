import type { RequestError } from '@wpm/client';
import { type CrmPolicy, POP_WHEN, POP_WORDS, type PopWhen } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { type SubmitEvent, useRef } from 'react';
import { Refusal } from '../administration/edit/refusal.tsx';
import { useMay } from '../administration/rights.tsx';
import { Field } from '../fields/field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useCrmChange } from './use-crm-policy.ts';
import { useCrmWords } from './words/use-crm-words.ts';

const NAMES = POP_WORDS.map((word) => `{${word}}`).join(' ');

/** Which pages may frame the phone, and where in the CRM a call leads. */
export function CrmForm({ known, onReload }: { readonly known: CrmPolicy; readonly onReload: () => void }) {
  const words = useCrmWords();
  const mayManage = useMay()('directory:manage');
  const form = useRef<HTMLFormElement>(null);
  const change = useCrmChange(known);
  const { progress, refusal, save } = change;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (progress !== 'saving') void save();
  };
  return (
    <form ref={form} className="editor-fields" aria-label={words.heading} onSubmit={submit}>
      <fieldset className="editor-fields" disabled={!mayManage}>
        <Fields {...change} />
      </fieldset>
      {refusal && <Refusal refusal={refusal} form={form} onReload={onReload} />}
      {progress === 'saved' && <Notice tone="plain">{words.saved}</Notice>}
      {mayManage ? <Save isSaving={progress === 'saving'} /> : <p className="quiet">{words.readOnly}</p>}
    </form>
  );
}

function Save({ isSaving }: { readonly isSaving: boolean }) {
  const { administration } = useConsoleWords();
  return (
    <div>
      <Button type="submit" tone="primary" aria-disabled={isSaving}>
        {isSaving ? administration.saving : administration.save}
      </Button>
    </div>
  );
}

function Fields(change: ReturnType<typeof useCrmChange>) {
  const { origins, lines, template, typeOrigins, typeTemplate, refusal, when, chooseWhen } = change;
  const words = useCrmWords();
  const problem = useProblems(refusal, lines);
  return (
    <>
      <Field label={words.origins} hint={words.originsHint} problem={problem.origins}>
        {(control) => (
          <textarea
            {...control}
            rows={Math.max(3, lines.length + 1)}
            spellCheck={false}
            placeholder="https://crm.example"
            value={origins}
            onChange={(event) => typeOrigins(event.currentTarget.value)}
          />
        )}
      </Field>
      <TextField
        label={words.template}
        hint={words.templateHint(NAMES)}
        inputMode="url"
        spellCheck={false}
        maxLength={500}
        value={template}
        problem={problem.template}
        onChange={typeTemplate}
      />
      {template.trim() !== '' && <WhenField when={when} choose={chooseWhen} />}
    </>
  );
}

function WhenField({ when, choose }: { readonly when: PopWhen; readonly choose: (wanted: PopWhen) => void }) {
  const words = useCrmWords();
  return (
    <SelectField
      label={words.when}
      hint={words.whenHint}
      value={when}
      values={POP_WHEN}
      texts={words.whenTexts}
      onChoose={(wanted) => wanted && choose(wanted)}
    />
  );
}

/** What is wrong with either field: of the origins, with which line. */
function useProblems(refusal: RequestError<string> | null, lines: readonly string[]) {
  const words = useCrmWords();
  const { reasons: texts } = useConsoleWords().administration;
  const reasons = Object.entries(refusal?.reasons ?? {});
  const [path = '', reason] = reasons.find(([field]) => field.startsWith('origins')) ?? [];
  const line = lines[Number(path.split('.')[1])];
  const ofTemplate = reasons.find(([field]) => field === 'popTemplate')?.[1];
  return {
    origins: line === undefined ? reason && texts[reason] : words.badLine(line),
    template: ofTemplate && texts[ofTemplate],
  };
}
