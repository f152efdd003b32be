import { useQueryClient } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import type { OwnTenant, TenantSettings } from '@wpm/contract';
import { useState } from 'react';
import { client } from '../client.ts';

/** What is typed of the tenant's settings, and how far saving it has come. */
export function useTenantChange(known: OwnTenant) {
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
    if (known.settings.timeZone !== answer.value.settings.timeZone) await queries.invalidateQueries();
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
