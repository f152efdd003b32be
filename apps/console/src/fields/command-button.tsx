import { Button, Notice } from '@wpm/ui';
import { type ReactNode, useState } from 'react';
import { useErrorText } from '../i18n/use-error-text.ts';

export type CommandButtonProps = {
  readonly icon: ReactNode;
  readonly text: string;
  /** Says why it was refused, or undefined. */
  readonly act: () => Promise<string | undefined>;
};

/** A button that does something at once, and says below it why that was refused. */
export function CommandButton({ icon, text, act }: CommandButtonProps) {
  const errorText = useErrorText();
  const [refusal, setRefusal] = useState<string>();
  return (
    <>
      <Button icon={icon} onClick={() => void act().then(setRefusal)}>
        {text}
      </Button>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
    </>
  );
}
