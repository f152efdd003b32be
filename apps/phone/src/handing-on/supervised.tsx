import { SUPERVISION_MODES } from '@wpm/contract';
import type { Call } from '@wpm/softphone';
import { Notice, useLanguage } from '@wpm/ui';
import { useHandling } from '../call/use-handling.ts';
import { usePartyText } from '../call/use-party-text.ts';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

/** Who else is at the user's ear (F47), a sentence for all who do the same: nobody is listened to without a word where the tenant tells its users. */
export function Supervised({ call }: { readonly call: Call }) {
  const { supervised } = useHandingOnWords();
  const { language } = useLanguage();
  const partyText = usePartyText();
  const handling = useHandling(call);
  if (call.kind === 'ended' || handling?.kind !== 'live' || handling.supervisors.length === 0) return null;
  const sentences = SUPERVISION_MODES.flatMap((mode) => {
    const names = handling.supervisors.filter((one) => one.mode === mode).map(({ by }) => partyText(by).title);
    if (names.length === 0) return [];
    return [{ mode, text: supervised[mode](new Intl.ListFormat(language).format(names), names.length === 1) }];
  });
  return (
    <Notice>
      {sentences.map(({ mode, text }) => (
        <p key={mode}>{text}</p>
      ))}
    </Notice>
  );
}
