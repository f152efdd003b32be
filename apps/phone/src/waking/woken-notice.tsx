import type { WokenState } from '@wpm/softphone';
import { Button, Notice } from '@wpm/ui';
import { useWakingWords } from './words/use-waking-words.ts';

export type WokenNoticeProps = {
  readonly state: Exclude<WokenState, { readonly kind: 'none' }>;
  readonly onDismiss: () => void;
};

/** Between the press in the notification and the call. */
export function WokenNotice({ state, onDismiss }: WokenNoticeProps) {
  const { woken: words } = useWakingWords();
  return (
    <div className="header-notice">
      {state.kind === 'late' ? (
        <Notice tone="warn" urgent>
          <p>{words.late}</p>
          <div className="notice-actions">
            <Button onClick={onDismiss}>{words.close}</Button>
          </div>
        </Notice>
      ) : (
        <Notice urgent>{words.coming[state.choice]}</Notice>
      )}
    </div>
  );
}
