import type { RequestError } from '@wpm/client';
import { Button, Notice } from '@wpm/ui';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';

export type ForwardingRefusalProps = { readonly refusal: RequestError<string>; readonly onReload: () => void };

/** Why nothing was changed; somebody's change meanwhile, the user's own perhaps, is read before it is tried again. */
export function ForwardingRefusal({ refusal: { code }, onReload }: ForwardingRefusalProps) {
  const { administration } = useConsoleWords();
  const errorText = useErrorText();
  if (code === 'forwarding/changed-meanwhile')
    return (
      <Notice tone="warn" urgent>
        <p>{administration.changedMeanwhile}</p>
        <Button onClick={onReload}>{administration.reload}</Button>
      </Notice>
    );
  return (
    <Notice tone="bad" urgent>
      {errorText(code)}
    </Notice>
  );
}
