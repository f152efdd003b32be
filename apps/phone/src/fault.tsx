import { Button } from '@wpm/ui';
import { usePhoneWords } from './i18n/use-phone-words.ts';

/** Shown instead of a screen that failed. The softphone lives above every screen, so that a call goes on. */
export function Fault({ onReopen }: { readonly onReopen: () => void }) {
  const words = usePhoneWords();
  return (
    <div className="fault" role="alert">
      <h2>{words.fault.heading}</h2>
      <p>{words.fault.text}</p>
      <Button tone="primary" onClick={onReopen}>
        {words.fault.reload}
      </Button>
    </div>
  );
}
