import { Dialog } from '@base-ui/react/dialog';
import { Button } from '@wpm/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import type { NounKind } from '../noun-kinds.ts';

export type ShownOnceProps = {
  readonly kind: NounKind;
  readonly onDone: () => void;
  readonly children: ReactNode;
};

/** What the platform says of something new this once, until the administrator has taken it. */
export function ShownOnce({ kind, onDone, children }: ShownOnceProps) {
  const words = useConsoleWords();
  const shown = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone.
  useEffect(() => shown.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  return (
    <>
      <Dialog.Title className="panel-title">{words.nouns[kind].made}</Dialog.Title>
      <div ref={shown}>{children}</div>
      <div className="editor-foot">
        <Button tone="primary" onClick={onDone}>
          {words.administration.done}
        </Button>
      </div>
    </>
  );
}
