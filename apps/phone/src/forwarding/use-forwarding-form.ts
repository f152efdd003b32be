import { useQueryClient } from '@tanstack/react-query';
import type { Forwarding, ForwardingReason, ForwardingRules } from '@wpm/contract';
import { useState } from 'react';
import { client } from '../client.ts';
import { type RuleChange, withRule } from './draft.ts';
import { MY_FORWARDING_KEY } from './forwarding-key.ts';
import { type Edited, type Written, writeForwarding } from './write-forwarding.ts';

/** How far a change has come. */
export type Progress = { readonly kind: 'untouched' | 'typing' | 'saving' } | Written;

export type ForwardingForm = {
  readonly rules: ForwardingRules;
  readonly progress: Progress;
  readonly change: (reason: ForwardingReason, change: RuleChange) => void;
  readonly turnVoicemail: (on: boolean) => void;
  readonly save: () => Promise<void>;
};

/** The rules as stored until one is touched; from then as typed, whatever changes elsewhere, until they are saved. */
export function useForwardingForm(stored: Forwarding): ForwardingForm {
  const queries = useQueryClient();
  const [edited, setEdited] = useState<Edited>();
  const [progress, setProgress] = useState<Progress>({ kind: 'untouched' });
  const { base, rules } = edited ?? { base: stored, rules: stored.rules };
  const edit = (changed: ForwardingRules) => {
    setEdited({ base, rules: changed });
    setProgress({ kind: 'typing' });
  };
  return {
    rules,
    progress,
    change: (reason, change) => edit(withRule(rules, reason, change)),
    turnVoicemail: (voicemail) => edit({ ...rules, voicemail }),
    save: async () => {
      if (edited === undefined || progress.kind === 'saving') return;
      setProgress({ kind: 'saving' });
      const written = await writeForwarding(client, edited);
      setProgress(written);
      if (written.kind === 'refused') return;
      const now = written.kind === 'saved' ? written.forwarding : written.now;
      queries.setQueryData(MY_FORWARDING_KEY, now);
      setEdited(written.kind === 'saved' ? undefined : { base: now, rules: written.rules });
    },
  };
}
