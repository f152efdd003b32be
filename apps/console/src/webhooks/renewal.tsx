import { useQueryClient } from '@tanstack/react-query';
import { Button, Notice } from '@wpm/ui';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Question } from '../administration/edit/question.tsx';
import { client } from '../client.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useInstants } from '../zone/use-instants.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import type { WebhookEntry } from './webhook-entry.ts';
import { WebhookSecretOnce } from './webhook-secret-once.tsx';

/** Hours for which the old secret signs as well. */
const OVERLAPS = ['0', '1', '24', '72', '168'] as const;
type Overlap = (typeof OVERLAPS)[number];

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'renewed'; readonly secret: string; readonly oldUntil: string | null }
  | { readonly kind: 'refused'; readonly code: string };

/** Another secret for a webhook, with a time in which both sign. */
export function Renewal({ entry }: { readonly entry: WebhookEntry }) {
  const words = useConsoleWords().webhooks;
  const { short } = useInstants();
  const { outcome, asking, setAsking, overlap, setOverlap, isBusy, renew } = useRenewal(entry.id);
  const oldUntil = outcome.kind === 'renewed' ? outcome.oldUntil : entry.oldSecretUntil;
  const until = oldUntil !== null && new Date(oldUntil) > new Date() ? oldUntil : null;
  return (
    <section className="account-actions" aria-label={words.secret}>
      <h3>{words.secret}</h3>
      {until !== null && <p className="quiet">{words.oldSecretUntil(short(until))}</p>}
      <div className="account-buttons">
        <Button icon={<KeyRound size={18} aria-hidden />} onClick={() => setAsking(true)}>
          {words.renew}
        </Button>
      </div>
      <div role="status">
        {outcome.kind === 'renewed' && <WebhookSecretOnce once={outcome.secret} />}
        {outcome.kind === 'refused' && <RefusedNotice code={outcome.code} />}
      </div>
      <Question
        open={asking}
        title={words.renewQuestion}
        hint={words.renewHint}
        no={words.renewNo}
        yes={words.renew}
        isBusy={isBusy}
        onNo={() => setAsking(false)}
        onYes={() => void renew()}
      >
        <OverlapField overlap={overlap} onChoose={setOverlap} />
      </Question>
    </section>
  );
}

type OverlapFieldProps = { readonly overlap: Overlap; readonly onChoose: (overlap: Overlap) => void };

function OverlapField({ overlap, onChoose }: OverlapFieldProps) {
  const words = useConsoleWords().webhooks;
  return (
    <SelectField
      label={words.overlap}
      values={OVERLAPS}
      texts={words.overlaps}
      value={overlap}
      onChoose={(chosen) => chosen !== null && onChoose(chosen)}
    />
  );
}

function RefusedNotice({ code }: { readonly code: string }) {
  const errorText = useErrorText();
  return <Notice tone="bad">{errorText(code)}</Notice>;
}

function useRenewal(webhookId: string) {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const [asking, setAsking] = useState(false);
  const [overlap, setOverlap] = useState<Overlap>('24');
  const [isBusy, setBusy] = useState(false);
  const renew = async () => {
    setBusy(true);
    const answer = await client.renewWebhookSecret({ webhookId, overlapHours: Number(overlap) });
    setBusy(false);
    setAsking(false);
    if (!answer.ok) return setOutcome({ kind: 'refused', code: answer.error.code });
    const { secret, webhook } = answer.value;
    setOutcome({ kind: 'renewed', secret, oldUntil: webhook.oldSecretUntil });
    // The lists alone: what is open stays as it is, with the secret that is shown this once.
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'one' });
  };
  return { outcome, asking, setAsking, overlap, setOverlap, isBusy, renew };
}
