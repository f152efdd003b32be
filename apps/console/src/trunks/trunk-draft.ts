import type { Trunk, TrunkSettings } from '@wpm/contract';
import type { FormProps } from '../administration/noun.ts';

/** What is set of a trunk, and a password where one is given: what the platform keeps it never gives back. */
export type TrunkDraft = TrunkSettings & { readonly password: string };

export type TrunkFormProps = FormProps<TrunkDraft, Trunk>;
