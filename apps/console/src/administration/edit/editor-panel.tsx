import { Dialog } from '@base-ui/react/dialog';
import { useWords } from '@wpm/ui';
import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { openerOf } from '../list/entry-table.tsx';
import { NEW } from '../list/list-view.ts';
import type { Item, Noun } from '../noun.ts';
import { Discarding } from './discarding.tsx';
import { Editor, type EditorProps } from './editor.tsx';
import { OneEntry } from './one-entry.tsx';
import { ShownOnce } from './shown-once.tsx';

/** The id of the button that makes something new. */
export const CREATE_ID = 'create-entry';

/** How the panel was left: with something saved or removed, or as it was (null). */
export type Ended = 'saved' | 'removed' | null;

export type EditorPanelProps<Entry extends Item, Draft, Once> = {
  readonly noun: Noun<Entry, Draft, Once>;
  /** The id of what is open, `new`, or null where the panel is closed. */
  readonly open: string | null;
  readonly onClose: (ended: Ended) => void;
};

/** The panel in which things are made and changed. Nothing that was typed is lost without a question. */
export function EditorPanel<Entry extends Item, Draft, Once>(props: EditorPanelProps<Entry, Draft, Once>) {
  const { noun, open, onClose } = props;
  const opener = useOpener(open);
  const isDirty = useRef(false);
  const [asking, setAsking] = useState(false);
  const [once, setOnce] = useState<Once>();
  const onDirty = useCallback((dirty: boolean) => void (isDirty.current = dirty), []);
  const end = (ended: Ended) => {
    isDirty.current = false;
    setAsking(false);
    setOnce(undefined);
    onClose(ended);
  };
  const leave = () => (isDirty.current ? setAsking(true) : end(once === undefined ? null : 'saved'));
  const saved: EditorProps<Entry, Draft, Once>['onSaved'] = ({ id, once: shown }) => {
    opener.becomes(id);
    isDirty.current = false;
    if (shown === undefined) end('saved');
    else setOnce(() => shown);
  };
  return (
    <Dialog.Root open={open !== null} onOpenChange={(next) => !next && leave()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop" />
        <Dialog.Popup className="panel editor-panel" initialFocus={firstField} finalFocus={opener.find}>
          <CloseButton />
          {once !== undefined && noun.Once ? (
            <ShownOnce kind={noun.kind} onDone={() => end('saved')}>
              <noun.Once once={once} />
            </ShownOnce>
          ) : (
            <Opened {...{ noun, open, onDirty }} onSaved={saved} onRemoved={() => end('removed')} onCancel={leave} />
          )}
          <Discarding open={asking} onStay={() => setAsking(false)} onDiscard={() => end(null)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CloseButton() {
  const words = useWords();
  return (
    <Dialog.Close className="ui-icon-button panel-close" aria-label={words.close} title={words.close}>
      <X aria-hidden />
    </Dialog.Close>
  );
}

type OpenedProps<Entry extends Item, Draft, Once> = Omit<EditorProps<Entry, Draft, Once>, 'entry' | 'onReload'> & {
  readonly open: string | null;
};

function Opened<Entry extends Item, Draft, Once>({ open, ...props }: OpenedProps<Entry, Draft, Once>) {
  const words = useConsoleWords().nouns[props.noun.kind];
  if (open === null) return null;
  if (open !== NEW) return <OneEntry key={open} id={open} {...props} />;
  return (
    <>
      <Dialog.Title className="panel-title">{words.create}</Dialog.Title>
      <Editor {...props} entry={null} onReload={() => undefined} />
    </>
  );
}

/** Where something new begins to be typed; what is read first gets the focus when it is there. */
function firstField(): HTMLElement | true {
  return document.querySelector<HTMLElement>('.editor-fields :is(input, select)') ?? true;
}

/** Where the focus goes when the panel closes: to the row that was open, or was made; else to the button that makes one. */
function useOpener(open: string | null) {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (open !== null) last.current = open;
  }, [open]);
  return {
    becomes: (id: string) => void (last.current = id),
    find: () => document.getElementById(openerOf(last.current ?? '')) ?? document.getElementById(CREATE_ID) ?? true,
  };
}
