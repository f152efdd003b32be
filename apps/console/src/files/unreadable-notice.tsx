import { Notice } from '@wpm/ui';
import { useFileWords } from './words/use-file-words.ts';
import type { Unreadable } from './workbook/unreadable.ts';

/** Why a file was not read, and what to do about it. */
export function UnreadableNotice({ why }: { readonly why: Unreadable | 'nothing' }) {
  return (
    <Notice tone="bad" urgent>
      {useFileWords().unreadable[why]}
    </Notice>
  );
}
