import type { PhoneClient } from '@wpm/client';
import type { FieldReasons, Forwarding, ForwardingRules } from '@wpm/contract';
import { type Joined, joinRules } from './draft.ts';

/** What is typed, and what it was made from. */
export type Edited = { readonly base: Forwarding; readonly rules: ForwardingRules };

/** What came of saving it. */
export type Written =
  | { readonly kind: 'saved'; readonly forwarding: Forwarding }
  | { readonly kind: 'refused'; readonly code: string; readonly reasons: FieldReasons }
  /** It was changed meanwhile: both changes in one, to be saved over what stands now. */
  | ({ readonly kind: 'changed'; readonly now: Forwarding } & Joined);

/** Saves the rules; whoever was quicker loses nothing, and neither does this user. */
export async function writeForwarding(
  { settings }: Pick<PhoneClient, 'settings'>,
  { base, rules }: Edited,
): Promise<Written> {
  const answer = await settings((mine) => mine.changeMyForwarding({ version: base.version, rules }));
  if (answer.ok) return { kind: 'saved', forwarding: answer.value };
  const { code, reasons = {} } = answer.error;
  if (code !== 'forwarding/changed-meanwhile') return { kind: 'refused', code, reasons };
  const now = await settings((mine) => mine.getMyForwarding({}));
  if (!now.ok) return { kind: 'refused', code: now.error.code, reasons: {} };
  return { kind: 'changed', now: now.value, ...joinRules(base.rules, rules, now.value.rules) };
}
