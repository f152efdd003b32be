import { Button } from '@wpm/ui';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { TextField } from './text-field.tsx';

export type CopiedFieldProps = {
  readonly label: string;
  readonly value: string;
  /** What the button says: `Copy the link`. */
  readonly copy: string;
};

/** What is there to be taken elsewhere. */
export function CopiedField({ label, value, copy }: CopiedFieldProps) {
  const words = useConsoleWords();
  const [isCopied, setCopied] = useState(false);
  const toClipboard = () => navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <>
      <TextField label={label} value={value} readOnly spellCheck={false} />
      <div className="invitation-copy">
        {/* Without a secure origin there is no clipboard to write to; the field can be copied by hand. */}
        {'clipboard' in navigator && (
          <Button
            icon={isCopied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
            onClick={() => void toClipboard()}
          >
            {copy}
          </Button>
        )}
        <span role="status">{isCopied && words.panel.copied}</span>
      </div>
    </>
  );
}
