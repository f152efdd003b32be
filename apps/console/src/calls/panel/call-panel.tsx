import { Dialog } from '@base-ui/react/dialog';
import { useWords } from '@wpm/ui';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import type { CallList } from '../list/call-list.ts';
import { Kind } from '../table/columns.tsx';
import { openerOf } from '../table/start-time.tsx';
import { CallDetails } from './call-details.tsx';
import { useMedia } from './use-media.ts';

/** From here on the panel stands beside the table and leaves it usable; below, it covers it. The style sheet knows the same. */
const BESIDE = '(min-width: 1200px)';

export type CallPanelProps = {
  readonly list: CallList | undefined;
  readonly callId: string | null;
  readonly onClose: () => void;
};

/** The panel of the open call. The focus goes into it and, when it closes, back to the call's row. */
export function CallPanel({ list, callId, onClose }: CallPanelProps) {
  const words = useWords();
  const beside = useMedia(BESIDE);
  const lastOpen = useRef(callId);
  useEffect(() => {
    if (callId !== null) lastOpen.current = callId;
  }, [callId]);
  const opener = () => document.getElementById(openerOf(lastOpen.current ?? '')) ?? true;
  return (
    <Dialog.Root
      open={callId !== null && list !== undefined}
      onOpenChange={(open) => !open && onClose()}
      modal={!beside}
      disablePointerDismissal={beside}
    >
      <Dialog.Portal>
        {!beside && <Dialog.Backdrop className="ui-sheet-backdrop" />}
        <Dialog.Popup className="panel" finalFocus={opener}>
          <Dialog.Close className="ui-icon-button panel-close" aria-label={words.close} title={words.close}>
            <X aria-hidden />
          </Dialog.Close>
          <Content list={list} callId={callId} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Content({ list, callId }: Pick<CallPanelProps, 'list' | 'callId'>) {
  const words = useConsoleWords().panel;
  const call = list?.calls.find((one) => one.callId === callId);
  if (call === undefined)
    return (
      <>
        <Dialog.Title className="panel-title">{words.missing}</Dialog.Title>
        <Dialog.Description>{words.missingHint}</Dialog.Description>
      </>
    );
  return (
    <>
      <Dialog.Title className="panel-title">
        <Kind call={call} />
      </Dialog.Title>
      <CallDetails key={call.callId} call={call} />
    </>
  );
}
