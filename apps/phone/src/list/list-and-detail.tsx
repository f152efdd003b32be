import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { BesideProvider } from './beside-context.ts';
import { NothingChosen } from './nothing-chosen.tsx';

export type ListAndDetailProps = {
  /** Whether there is room for both; otherwise the detail lies over the list. */
  readonly beside: boolean;
  /** What of the list is chosen, as the address names it; undefined: nothing. */
  readonly chosen: string | undefined;
  readonly list: ReactNode;
  /** What is shown of the chosen, as an `Entry`. */
  readonly detail: ReactNode;
  /** What a screen reader calls the place of the detail. */
  readonly label: string;
  /** What stands there as long as nothing is chosen. */
  readonly empty: string;
};

/** A list, and what is chosen of it: beside it on a tablet, over it on a phone. The list keeps its state when the device is turned. */
export function ListAndDetail({ beside, chosen, list, detail, label, empty }: ListAndDetailProps) {
  return (
    <div className={beside ? 'beside' : undefined}>
      <div className="calls beside-list" data-scrolls={beside || undefined}>
        {list}
      </div>
      {beside ? (
        <Beside chosen={chosen} label={label}>
          {chosen === undefined ? <NothingChosen text={empty} /> : detail}
        </Beside>
      ) : (
        detail
      )}
    </div>
  );
}

type BesideProps = { readonly chosen: string | undefined; readonly label: string; readonly children: ReactNode };

/** Who chooses is taken to what they chose, past the rest of the list; Escape leads back to the row. */
function Beside({ chosen, label, children }: BesideProps) {
  const place = useRef<HTMLElement>(null);
  const shown = useRef(chosen);
  useEffect(() => {
    // Whoever opened the address, or turned the device, has chosen nothing just now.
    if (shown.current !== chosen && chosen !== undefined) place.current?.focus();
    shown.current = chosen;
  }, [chosen]);
  return (
    <section
      ref={place}
      className="calls beside-detail"
      data-scrolls
      tabIndex={-1}
      aria-label={label}
      onKeyDown={backToRow}
    >
      <BesideProvider value>{children}</BesideProvider>
    </section>
  );
}

function backToRow({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): void {
  // A sheet above it is closed by Escape, and is no part of it on the page.
  if (key !== 'Escape' || !(target instanceof Node) || !currentTarget.contains(target)) return;
  currentTarget.parentElement?.querySelector<HTMLElement>('.beside-list [aria-current]')?.focus();
}
