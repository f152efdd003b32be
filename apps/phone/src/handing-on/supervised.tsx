import type { Call } from '@wpm/softphone';
import { Notice } from '@wpm/ui';
import { useHandling } from '../call/use-handling.ts';
import { usePartyText } from '../call/use-party-text.ts';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

/** Who else is at the user's ear (F47): nobody is listened to without a word where the tenant tells its users. */
export function Supervised({ call }: { readonly call: Call }) {
  const { supervised } = useHandingOnWords();
  const partyText = usePartyText();
  const handling = useHandling(call);
  if (call.kind === 'ended' || handling?.kind !== 'live') return null;
  return handling.supervisors.map(({ by, mode }) => (
    <Notice key={by.number}>{supervised[mode](partyText(by).title)}</Notice>
  ));
}
