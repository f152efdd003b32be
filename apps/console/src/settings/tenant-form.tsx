import type { RequestError } from '@wpm/client';
import { type OwnTenant, TENANT_LANGUAGES, type TenantSettings } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { type SubmitEvent, useRef } from 'react';
import { Question } from '../administration/edit/question.tsx';
import { Refusal } from '../administration/edit/refusal.tsx';
import { useMay } from '../administration/rights.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { AgentFields, type ProblemOf } from './agent-fields.tsx';
import { useTenantChange } from './use-tenant-change.ts';
import { useSettingsWords } from './words/use-settings-words.ts';
import { zoneText } from './zone-text.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

export type TenantFormProps = { readonly known: OwnTenant; readonly onReload: () => void };

/** The tenant's settings, changed as a whole; another zone is asked for first, as it changes every report. */
export function TenantForm({ known, onReload }: TenantFormProps) {
  const words = useSettingsWords();
  const { administration } = useConsoleWords();
  const mayManage = useMay()('directory:manage');
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, asking, setAsking, isSaving, isSaved, refusal, save } = useTenantChange(known);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isSaving) return;
    if (draft.timeZone === known.settings.timeZone) void save();
    else setAsking(true);
  };
  return (
    <form ref={form} className="editor-fields" aria-label={words.company} onSubmit={submit}>
      <p className="quiet">{words.domain(known.domain)}</p>
      <fieldset className="editor-fields" disabled={!mayManage}>
        <Fields draft={draft} change={change} refusal={refusal} />
      </fieldset>
      {refusal && <Refusal refusal={refusal} form={form} onReload={onReload} />}
      {isSaved && <Notice tone="plain">{words.saved}</Notice>}
      <Foot isSaving={isSaving} />
      <Question
        open={asking}
        title={words.zoneQuestion(zoneText(draft.timeZone))}
        hint={words.zoneQuestionHint}
        no={words.zoneNo}
        yes={isSaving ? administration.saving : words.zoneYes}
        isBusy={isSaving}
        onNo={() => setAsking(false)}
        onYes={() => void save()}
      />
    </form>
  );
}

function Foot({ isSaving }: { readonly isSaving: boolean }) {
  const words = useSettingsWords();
  const { administration } = useConsoleWords();
  if (!useMay()('directory:manage')) return <p className="quiet">{words.readOnly}</p>;
  return (
    <div>
      <Button type="submit" tone="primary" aria-disabled={isSaving}>
        {isSaving ? administration.saving : administration.save}
      </Button>
    </div>
  );
}

type FieldsProps = {
  readonly draft: TenantSettings;
  readonly change: (changes: Partial<TenantSettings>) => void;
  readonly refusal: RequestError<string> | null;
};

function Fields({ draft, change, refusal }: FieldsProps) {
  const words = useSettingsWords();
  const { reasons } = useConsoleWords().administration;
  const problem: ProblemOf = (field) => {
    const reason = refusal?.reasons?.[`settings.${field}`];
    return reason && reasons[reason];
  };
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        maxLength={100}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <ZoneField draft={draft} change={change} problem={problem('timeZone')} />
      <SelectField
        label={words.language}
        hint={words.languageHint}
        values={TENANT_LANGUAGES}
        texts={words.languages}
        value={draft.language}
        problem={problem('language')}
        onChoose={(language) => language !== null && change({ language })}
      />
      <TextField
        label={words.country}
        hint={words.countryHint}
        inputMode="numeric"
        maxLength={3}
        value={draft.defaultCountryCode}
        problem={problem('defaultCountryCode')}
        onChange={(defaultCountryCode) => change({ defaultCountryCode })}
      />
      <AgentFields draft={draft} change={change} problem={problem} />
    </>
  );
}

type ZoneFieldProps = Pick<FieldsProps, 'draft' | 'change'> & { readonly problem: string | undefined };

function ZoneField({ draft: { timeZone }, change, problem }: ZoneFieldProps) {
  const words = useSettingsWords();
  // A browser may not list what the platform knows: what is set stays.
  const zones = ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES];
  return (
    <SelectField
      label={words.timeZone}
      hint={words.timeZoneHint}
      values={zones}
      texts={Object.fromEntries(zones.map((zone) => [zone, zoneText(zone)]))}
      value={timeZone}
      problem={problem}
      onChoose={(chosen) => chosen !== null && change({ timeZone: chosen })}
    />
  );
}
