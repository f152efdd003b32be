import { Button, errorText, Notice, useOnline, useWords } from '@wpm/ui';
import { Send } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../client.ts';
import { phoneLogHere } from '../log/log-here.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

const LONGEST = 500;

type Sent =
  | { readonly kind: 'no' | 'busy' }
  | { readonly kind: 'sent'; readonly reference: string }
  | { readonly kind: 'refused'; readonly code: string };

/** Sends what this phone noted of itself to the administrators, with a sentence of the user's (F42). */
export function SendLogs() {
  const { logs: words } = useSettingsWords();
  const id = useId();
  const online = useOnline();
  const { sentence, sent, write, submit } = useSending();
  return (
    <form className="settings-form" onSubmit={(event) => void submit(event)}>
      <h3>{words.heading}</h3>
      <p className="quiet">{words.explained}</p>
      <div className="ui-field">
        <label htmlFor={id}>{words.sentence}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={LONGEST}
          value={sentence}
          onChange={(event) => write(event.currentTarget.value)}
        />
      </div>
      <Outcome sent={sent} online={online} />
      <Button type="submit" icon={<Send aria-hidden />} disabled={!online || sent.kind === 'busy'}>
        {sent.kind === 'busy' ? words.sending : words.send}
      </Button>
    </form>
  );
}

function Outcome({ sent, online }: { readonly sent: Sent; readonly online: boolean }) {
  const shared = useWords();
  const { logs: words } = useSettingsWords();
  if (sent.kind === 'sent') {
    return (
      <Notice urgent>
        {words.sent} <strong className="log-reference">{sent.reference}</strong>
      </Notice>
    );
  }
  if (!online) return <Notice tone="warn">{words.offline}</Notice>;
  if (sent.kind !== 'refused') return null;
  return (
    <Notice tone="bad" urgent>
      {errorText(shared, sent.code)}
    </Notice>
  );
}

function useSending() {
  const [sentence, setSentence] = useState('');
  const [sent, setSent] = useState<Sent>({ kind: 'no' });
  return {
    sentence,
    sent,
    write: (text: string) => {
      setSentence(text);
      if (sent.kind !== 'busy') setSent({ kind: 'no' });
    },
    submit: async (event: SubmitEvent) => {
      event.preventDefault();
      if (sent.kind === 'busy') return;
      setSent({ kind: 'busy' });
      const said = sentence.trim();
      const log = { version: __APP_VERSION__, entries: phoneLogHere.entries(), ...(said !== '' && { sentence: said }) };
      const answer = await client.settings((settings) => settings.sendMyLog(log));
      if (answer.ok) setSentence('');
      setSent(
        answer.ok ? { kind: 'sent', reference: answer.value.reference } : { kind: 'refused', code: answer.error.code },
      );
    },
  };
}
