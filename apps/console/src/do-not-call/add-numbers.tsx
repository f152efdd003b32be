import type { AddedNumber } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { FileUp } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import { client } from '../client.ts';
import { TextAreaField } from '../fields/text-area-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { decoded } from '../files/csv.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { numbersIn } from './numbers-in.ts';
import { useDoNotCallWords } from './words/use-do-not-call-words.ts';

/** As many as the platform takes at once. */
const AT_ONCE = 500;
/** Of what cannot be read so much is shown. */
const MOST_SHOWN = 10;

/** Lists numbers by hand, with the reason: typed, pasted or out of a file. */
export function AddNumbers({ onAdded }: { readonly onAdded: () => void }) {
  const words = useDoNotCallWords();
  const errorText = useErrorText();
  const { text, setText, reason, setReason, isBusy, items, refusal, add } = useAdding(onAdded);
  const isReady = !isBusy && reason.trim() !== '' && numbersIn(text).length > 0;
  return (
    <section className="account-actions" aria-label={words.add}>
      <h3>{words.add}</h3>
      <TextAreaField
        label={words.numbers}
        hint={words.numbersHint}
        rows={4}
        maxLength={1_000_000}
        value={text}
        onChange={setText}
      />
      <TextFile onRead={setText} />
      <TextField label={words.reason} hint={words.reasonHint} maxLength={200} value={reason} onChange={setReason} />
      <div className="account-buttons">
        <Button tone="primary" disabled={!isReady} onClick={() => void add()}>
          {isBusy ? words.saving : words.save}
        </Button>
      </div>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
      {items !== undefined && <Outcome items={items} />}
    </section>
  );
}

function TextFile({ onRead }: { readonly onRead: (text: string) => void }) {
  const words = useDoNotCallWords();
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    if (file) onRead(decoded(await file.arrayBuffer()));
    // The same file can be chosen again, once it is mended.
    currentTarget.value = '';
  };
  return (
    <label className="outbound-file">
      <FileUp size={18} aria-hidden />
      {words.file}
      <input
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        className="ui-unseen"
        onChange={(event) => void read(event)}
      />
    </label>
  );
}

function useAdding(onAdded: () => void) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [items, setItems] = useState<readonly AddedNumber[]>();
  const [refusal, setRefusal] = useState<string>();
  const add = async () => {
    setBusy(true);
    setItems(undefined);
    const { all, code } = await added(numbersIn(text), reason.trim());
    setBusy(false);
    setItems(all);
    setRefusal(code);
    if (code === undefined) setText('');
    onAdded();
  };
  return { text, setText, reason, setReason, isBusy, items, refusal, add };
}

/** What came of them, up to where the platform refused. */
async function added(numbers: readonly string[], reason: string) {
  const all: AddedNumber[] = [];
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const answer = await client.addDoNotCall({ numbers: numbers.slice(at, at + AT_ONCE), reason });
    if (!answer.ok) return { all, code: answer.error.code };
    all.push(...answer.value.items);
  }
  return { all, code: undefined };
}

function Outcome({ items }: { readonly items: readonly AddedNumber[] }) {
  const words = useDoNotCallWords();
  const { added: fresh = [], known = [], refused = [] } = Object.groupBy(items, ({ result }) => result);
  const typed = refused.slice(0, MOST_SHOWN).map((each) => each.typed);
  return (
    <>
      <Notice urgent>{words.outcome(fresh.length, known.length)}</Notice>
      {refused.length > 0 && (
        <Notice tone="warn" urgent>
          {words.refused(typed.join(', ') + (refused.length > MOST_SHOWN ? ' …' : ''))}
        </Notice>
      )}
    </>
  );
}
