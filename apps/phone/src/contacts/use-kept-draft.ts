import type { Contact } from '@wpm/contract';
import { useState } from 'react';
import { useAccount } from '../phone/account-context.ts';
import type { Draft } from './draft.ts';
import { KeptDrafts, type KeptDraft } from './kept-drafts.ts';

/** Keeps what is typed in one form. */
export type DraftKeeper = {
  /** What was typed here before and not saved, when the form was opened. */
  readonly kept: KeptDraft | undefined;
  readonly keep: (draft: Draft, base: Contact | null) => void;
  readonly forget: () => void;
};

/** @param form the id of the contact, or what a new one was called from */
export function useKeptDraft(form: string): DraftKeeper {
  const { id } = useAccount();
  const [drafts] = useState(() => new KeptDrafts(localStorage, id));
  const [kept] = useState(() => drafts.of(form));
  return {
    kept,
    keep: (draft, base) => drafts.keep(form, { base, draft, at: Date.now() }),
    forget: () => drafts.forget(form),
  };
}
