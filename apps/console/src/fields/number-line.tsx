import { Button } from '@wpm/ui';
import { type ReactNode, useState } from 'react';
import { TextField } from './text-field.tsx';

export type NumberLineProps = {
  readonly label: string;
  readonly button: string;
  readonly icon?: ReactNode;
  /** Something goes on that has to end first. */
  readonly isBusy?: boolean;
  readonly onNumber: (number: string) => void;
};

/** A number that is tried at once, by Enter too, within a form that stays as it is. */
export function NumberLine({ label, button, icon, isBusy = false, onNumber }: NumberLineProps) {
  const [typed, setTyped] = useState('');
  const number = typed.trim();
  const isReady = number !== '' && !isBusy;
  const attempt = () => isReady && onNumber(number);
  return (
    <div className="try-line">
      <TextField
        label={label}
        inputMode="tel"
        maxLength={40}
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Enter would save the form round it.
          event.preventDefault();
          attempt();
        }}
      />
      <Button icon={icon} aria-disabled={!isReady} onClick={attempt}>
        {button}
      </Button>
    </div>
  );
}
