import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { AsOf } from '../offline/as-of.tsx';
import type { Pages } from './use-pages.ts';

export type ListProblemProps = {
  readonly list: Pages<unknown>;
  /** What is said where the network is gone and an older list is shown. */
  readonly offline: string;
};

/** Why a list could not be read again, how old what it shows is, and the way to try once more. */
export function ListProblem({ list, offline }: ListProblemProps) {
  const words = useWords();
  if (list.problem === undefined) return null;
  const isOlder = list.problem === 'network/unreachable' && list.items.length > 0;
  return (
    <Notice tone="warn" urgent>
      <p>
        {isOlder ? offline : errorText(words, list.problem)}{' '}
        {list.items.length > 0 && list.readAt > 0 && <AsOf at={list.readAt} />}
      </p>
      <Button onClick={list.retry}>{words.tryAgain}</Button>
    </Notice>
  );
}
