import { useQueryClient } from '@tanstack/react-query';
import type { CampaignSettings } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Entry } from '../administration/entries.ts';
import { pathOf } from '../administration/noun-kinds.ts';
import { client } from '../client.ts';
import { CheckField } from '../fields/check-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { copyOf } from './copy-of.ts';

/** Another campaign like this one, as it is saved: under a new name, with its agents or without, and without its numbers. */
export function CampaignCopy({ entry }: { readonly entry: Entry<CampaignSettings> }) {
  const words = useConsoleWords().campaigns;
  const [name, setName] = useState(words.copyName(entry.settings.name));
  const [withMembers, setWithMembers] = useState(true);
  const { copy, isCopying, problem } = useCopying(entry.settings);
  return (
    <section className="account-actions" aria-label={words.copy}>
      <h3>{words.copy}</h3>
      <p className="field-hint">{words.copyHint}</p>
      <div className="editor-fields">
        <TextField
          label={words.copyNameLabel}
          maxLength={100}
          value={name}
          // It stands in the form of the campaign, which is not what Enter means here.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          onChange={setName}
        />
        <CheckField label={words.copyMembers} checked={withMembers} onChange={setWithMembers} />
      </div>
      <div className="account-buttons">
        <Button
          icon={<Copy size={18} aria-hidden />}
          aria-disabled={isCopying}
          onClick={() => !isCopying && void copy(name, withMembers)}
        >
          {words.copyNow}
        </Button>
      </div>
      {problem !== null && (
        <Notice tone="bad" urgent>
          {problem}
        </Notice>
      )}
    </section>
  );
}

function useCopying(settings: CampaignSettings) {
  const { reasons } = useConsoleWords().administration;
  const errorText = useErrorText();
  const queries = useQueryClient();
  const [, open] = useLocation();
  const [isCopying, setCopying] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const copy = async (name: string, withMembers: boolean) => {
    setCopying(true);
    setProblem(null);
    const answer = await client.createCampaign({ settings: copyOf(settings, { name, withMembers }) });
    setCopying(false);
    if (!answer.ok) {
      const [reason] = Object.values(answer.error.reasons ?? {});
      return setProblem(reason ? reasons[reason] : errorText(answer.error.code));
    }
    await queries.invalidateQueries({ queryKey: ['campaigns'] });
    return open(pathOf('campaigns', answer.value.id));
  };
  return { copy, isCopying, problem };
}
