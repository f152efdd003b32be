import { IconButton } from '@wpm/ui';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';

const CONFIRMED_FOR_MS = 2_000;

export type IdentifierProps = {
  readonly value: string;
  /** What it identifies, in words. */
  readonly of: string;
};

/** An identifier and the way to copy it. Over plain http from another machine the browser has no clipboard: one selects it. */
export function Identifier({ value, of }: IdentifierProps) {
  const words = useConsoleWords().panel;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const over = setTimeout(() => setCopied(false), CONFIRMED_FOR_MS);
    return () => clearTimeout(over);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <span className="identifier">
      <code>{value}</code>
      {isSecureContext && (
        <IconButton
          label={words.copy(of)}
          icon={copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
          onClick={() => void copy()}
        />
      )}
      <span role="status" className="ui-unseen">
        {copied && words.copied}
      </span>
    </span>
  );
}
