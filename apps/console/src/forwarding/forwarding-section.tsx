import type { AccountSettings, Forwarding } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { PhoneForwarded, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Question } from '../administration/edit/question.tsx';
import type { Entry } from '../administration/entries.ts';
import { Refused } from '../administration/refused.ts';
import { useMay } from '../administration/rights.tsx';
import { readableNumber } from '../format/readable-number.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { ForwardingDialog } from './forwarding-dialog.tsx';
import { ForwardingRefusal } from './forwarding-refusal.tsx';
import { rulesOn, withoutRules } from './rules.ts';
import { useForwardingChange, useForwardingOf } from './use-forwarding-of.ts';
import { useForwardingWords } from './words/use-forwarding-words.ts';

/** Where the calls of an account go instead (F44): seen, set and removed for its user. */
export function ForwardingSection({ entry }: { readonly entry: Entry<AccountSettings> }) {
  const words = useForwardingWords();
  const may = useMay();
  if (entry.settings.kind === null || !may('directory:manage')) return null;
  return (
    <section className="account-actions" aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p className="field-hint">{words.about}</p>
      <ForwardingOf accountId={entry.id} name={entry.settings.displayName} />
    </section>
  );
}

type OfProps = { readonly accountId: string; readonly name: string };

function ForwardingOf({ accountId, name }: OfProps) {
  const words = useForwardingWords();
  const errorText = useErrorText();
  const { data, error } = useForwardingOf(accountId);
  if (data) return <Kept accountId={accountId} name={name} kept={data} />;
  if (error === null) return <p role="status">{words.reading}</p>;
  return <Notice tone="bad">{errorText(error instanceof Refused ? error.refusal.code : 'network/garbled')}</Notice>;
}

/** What may be asked of it: to change it, or whether all of it is to go. */
type Asked = 'nothing' | 'change' | 'remove';

function Kept({ accountId, name, kept }: OfProps & { readonly kept: Forwarding }) {
  const words = useForwardingWords();
  const [asked, setAsked] = useState<Asked>('nothing');
  const close = () => setAsked('nothing');
  return (
    <>
      <InWords kept={kept} />
      <div className="account-buttons">
        <Button icon={<PhoneForwarded size={18} aria-hidden />} onClick={() => setAsked('change')}>
          {words.change}
        </Button>
        {rulesOn(kept.rules).length > 0 && (
          <Button icon={<Trash2 size={18} aria-hidden />} onClick={() => setAsked('remove')}>
            {words.remove}
          </Button>
        )}
      </div>
      {asked === 'change' && <ForwardingDialog accountId={accountId} name={name} kept={kept} onClose={close} />}
      {asked === 'remove' && <RemovalQuestion accountId={accountId} name={name} kept={kept} onClose={close} />}
    </>
  );
}

/** Each rule that is followed, and the voicemail. */
function InWords({ kept: { rules } }: { readonly kept: Forwarding }) {
  const words = useForwardingWords();
  const on = rulesOn(rules);
  return (
    <ul className="plain-list">
      {on.length === 0 && <li className="quiet">{words.none}</li>}
      {on.map((reason) => (
        <li key={reason}>
          {words.rules[reason].name}: <b>{readableNumber(rules[reason].target)}</b>
          {reason === 'no-answer' && ` ${words.afterText(rules[reason].afterSeconds)}`}
        </li>
      ))}
      {rules.voicemail && <li>{words.voicemailOn}</li>}
    </ul>
  );
}

type KeptProps = OfProps & { readonly kept: Forwarding; readonly onClose: () => void };

function RemovalQuestion({ accountId, name, kept: { version, rules }, onClose }: KeptProps) {
  const words = useForwardingWords();
  const { save, reload, isBusy, refusal } = useForwardingChange(accountId);
  return (
    <Question
      open
      title={words.removeQuestion(name)}
      hint={words.removeHint}
      no={words.removeNo}
      yes={words.remove}
      isBusy={isBusy}
      onNo={onClose}
      onYes={() => void save(version, withoutRules(rules)).then((isSaved) => isSaved && onClose())}
    >
      {refusal && <ForwardingRefusal refusal={refusal} onReload={() => void reload()} />}
    </Question>
  );
}
