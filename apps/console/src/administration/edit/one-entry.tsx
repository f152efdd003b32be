import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Button, Notice, useLanguage, useWords } from '@wpm/ui';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import type { Item } from '../noun.ts';
import { Refused } from '../refused.ts';
import { Editor, type EditorProps } from './editor.tsx';

export type OneEntryProps<Entry extends Item, Draft, Once> = Omit<
  EditorProps<Entry, Draft, Once>,
  'entry' | 'onReload'
> & {
  readonly id: string;
};

/**
 * Reads what is to be changed as it is now, whatever the list says. It is not read anew under the user's hands: what somebody
 * else changes meanwhile is told when it is saved.
 */
export function OneEntry<Entry extends Item, Draft, Once>({ id, ...props }: OneEntryProps<Entry, Draft, Once>) {
  const { noun } = props;
  const words = useConsoleWords();
  const { language } = useLanguage();
  const query = useQuery<Entry, Refused>({
    queryKey: [noun.kind, 'one', id],
    queryFn: async () => {
      const answer = await noun.get(id);
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (query.error) return <Unreadable code={query.error.refusal.code} onRetry={() => void query.refetch()} />;
  if (query.data === undefined)
    return (
      <>
        <Dialog.Title className="panel-title">{words.nouns[noun.kind].one}</Dialog.Title>
        <p role="status">{words.administration.reading}</p>
      </>
    );
  return (
    <>
      <Dialog.Title className="panel-title">{noun.nameOf(query.data, language)}</Dialog.Title>
      <Editor key={query.data.version} {...props} entry={query.data} onReload={() => void query.refetch()} />
    </>
  );
}

function Unreadable({ code, onRetry }: { readonly code: string; readonly onRetry: () => void }) {
  const words = useConsoleWords().administration;
  const shared = useWords();
  const errorText = useErrorText();
  return (
    <>
      <Dialog.Title className="panel-title">{words.failed}</Dialog.Title>
      <Notice tone="bad" urgent>
        {errorText(code)}
      </Notice>
      <div className="editor-foot">
        <Button onClick={onRetry}>{shared.tryAgain}</Button>
      </div>
    </>
  );
}
