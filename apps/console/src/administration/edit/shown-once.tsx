import { Dialog } from '@base-ui/react/dialog';
import { Button } from '@wpm/ui';
import type { ReactNode } from 'react';
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
  return (
    <>
      <Dialog.Title className="panel-title">{words.nouns[kind].made}</Dialog.Title>
      {children}
      <div className="editor-foot">
        <Button tone="primary" onClick={onDone}>
          {words.administration.done}
        </Button>
      </div>
    </>
  );
}
