import { Sheet, type SheetProps } from '@wpm/ui';
import { useIsBeside } from './beside-context.ts';
import { NothingChosen } from './nothing-chosen.tsx';

export type EntryProps = SheetProps & {
  /** What is said beside the list where the address names what is not there. */
  readonly absent: string;
};

/** What is chosen of a list: a sheet over it, or in its place beside it, where nothing has to be closed. */
export function Entry({ absent, ...sheet }: EntryProps) {
  const isBeside = useIsBeside();
  if (!isBeside) return <Sheet {...sheet} />;
  if (!sheet.open) return <NothingChosen text={absent} />;
  return (
    <>
      <h2 className="beside-title">{sheet.title}</h2>
      {sheet.children}
    </>
  );
}
