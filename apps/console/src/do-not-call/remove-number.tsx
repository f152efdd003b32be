import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../client.ts';
import { TextField } from '../fields/text-field.tsx';
import { useErrorText } from '../i18n/use-error-text.ts';
import { useDoNotCallWords } from './words/use-do-not-call-words.ts';

export type RemoveNumberProps = {
  readonly number: string;
  readonly onRemoved: () => void;
  readonly onKept: () => void;
};

/** Lets a number be called again, with a reason: it was the customer's wish that it is not. */
export function RemoveNumber({ number, onRemoved, onKept }: RemoveNumberProps) {
  const words = useDoNotCallWords();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const remove = async () => {
    const answer = await client.removeDoNotCall({ number, reason: reason.trim() });
    // Somebody else removed it meanwhile: it is gone all the same.
    if (answer.ok || answer.error.code === 'request/not-found') onRemoved();
    else setRefusal(answer.error.code);
  };
  return (
    <section className="account-actions" aria-label={words.removeAsks(number)}>
      <h3>{words.removeAsks(number)}</h3>
      <p className="field-hint">{words.removeWhat}</p>
      <TextField label={words.reason} maxLength={200} value={reason} onChange={setReason} />
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
      <div className="account-buttons">
        <Button onClick={onKept}>{words.keep}</Button>
        <Button tone="bad" disabled={reason.trim() === ''} onClick={() => void remove()}>
          {words.remove}
        </Button>
      </div>
    </section>
  );
}
