import { useQueryClient } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import { type OwnTenant, TENANT_LANGUAGES, type TenantSettings } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { useRef, useState } from 'react';
import { Question } from '../administration/edit/question.tsx';
import { Refusal } from '../administration/edit/refusal.tsx';
import { useMay } from '../administration/rights.tsx';
import { client } from '../client.ts';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const zoneText = (zone: string) => zone.replaceAll('_', ' ');

export type TenantFormProps = { readonly known: OwnTenant; readonly onReload: () => void };

/** The tenant's settings, changed as a whole; another zone is asked for first, as it changes every report. */
export function TenantForm({ known, onReload }: TenantFormProps) {
  const words = useSettingsWords();
  const { administration } = useConsoleWords();
  const mayManage = useMay()('directory:manage');
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, asking, setAsking, isSaving, isSaved, refusal, save } = useTenantChange(known);
  const submit = () => {
    if (isSaving) return;
    if (draft.timeZone === known.settings.timeZone) void save();
    else setAsking(true);
  };
  return (
    <form
      ref={form}
      className="editor-fields"
      aria-label={words.company}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="quiet">{words.domain(known.domain)}</p>
      <fieldset className="editor-fields" disabled={!mayManage}>
        <Fields draft={draft} change={change} refusal={refusal} />
      </fieldset>
      {refusal && <Refusal refusal={refusal} form={form} onReload={onReload} />}
      {isSaved && <Notice tone="plain">{words.saved}</Notice>}
      {mayManage ? (
        <div>
          <Button type="submit" tone="primary" aria-disabled={isSaving}>
            {isSaving ? administration.saving : administration.save}
          </Button>
        </div>
      ) : (
        <p className="quiet">{words.readOnly}</p>
      )}
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

type FieldsProps = {
  readonly draft: TenantSettings;
  readonly change: (changes: Partial<TenantSettings>) => void;
  readonly refusal: RequestError<string> | null;
};

function Fields({ draft, change, refusal }: FieldsProps) {
  const words = useSettingsWords();
  const { reasons } = useConsoleWords().administration;
  const problem = (field: keyof TenantSettings) => {
    const reason = refusal?.reasons?.[`settings.${field}`];
    return reason && reasons[reason];
  };
  // A browser may not list what the platform knows: what is set stays.
  const zones = ZONES.includes(draft.timeZone) ? ZONES : [draft.timeZone, ...ZONES];
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
      <SelectField
        label={words.timeZone}
        hint={words.timeZoneHint}
        values={zones}
        texts={Object.fromEntries(zones.map((zone) => [zone, zoneText(zone)]))}
        value={draft.timeZone}
        problem={problem('timeZone')}
        onChoose={(timeZone) => timeZone !== null && change({ timeZone })}
      />
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
    </>
  );
}

function useTenantChange(known: OwnTenant) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(known.settings);
  const [asking, setAsking] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [savedVersion, setSavedVersion] = useState<number | null>(null);
  const [version, setVersion] = useState(known.version);
  const [refusal, setRefusal] = useState<RequestError<string> | null>(null);
  const save = async () => {
    setSaving(true);
    setRefusal(null);
    const answer = await client.changeTenantSettings({ version, settings: draft });
    setSaving(false);
    setAsking(false);
    if (!answer.ok) return setRefusal(answer.error);
    setVersion(answer.value.version);
    setSavedVersion(answer.value.version);
    setDraft(answer.value.settings);
    known.settings.timeZone !== answer.value.settings.timeZone && (await queries.invalidateQueries());
  };
  return {
    draft,
    change: (changes: Partial<TenantSettings>) => {
      setSavedVersion(null);
      setDraft((before) => ({ ...before, ...changes }));
    },
    asking,
    setAsking,
    isSaving,
    isSaved: savedVersion !== null,
    refusal,
    save,
  };
}
