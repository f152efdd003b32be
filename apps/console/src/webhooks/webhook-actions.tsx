import { Button, Notice } from '@wpm/ui';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { Deliveries } from './deliveries.tsx';
import { Renewal } from './renewal.tsx';
import type { WebhookEntry } from './webhook-entry.ts';

type Test =
  | { readonly kind: 'none' }
  | { readonly kind: 'testing' }
  | {
      readonly kind: 'answered';
      readonly delivered: boolean;
      readonly status: number | null;
      readonly error: string | null;
    }
  | { readonly kind: 'refused'; readonly code: string };

/** Trying whether it is heard there, and what became of what was sent. */
export function WebhookActions({ entry }: { readonly entry: WebhookEntry }) {
  const words = useConsoleWords().webhooks;
  const [test, setTest] = useState<Test>({ kind: 'none' });
  const isTesting = test.kind === 'testing';
  const send = async () => {
    setTest({ kind: 'testing' });
    const answer = await client.testWebhook({ webhookId: entry.id });
    setTest(answer.ok ? { kind: 'answered', ...answer.value } : { kind: 'refused', code: answer.error.code });
  };
  return (
    <>
      <section className="account-actions" aria-label={words.test}>
        <div className="account-buttons">
          <Button
            icon={<Send size={18} aria-hidden />}
            aria-disabled={isTesting}
            onClick={() => !isTesting && void send()}
          >
            {isTesting ? words.testing : words.test}
          </Button>
        </div>
        <p className="field-hint">{words.testHint}</p>
        <div role="status">
          <TestNotice test={test} />
        </div>
      </section>
      <Renewal entry={entry} />
      <Deliveries webhookId={entry.id} />
    </>
  );
}

function TestNotice({ test }: { readonly test: Test }) {
  const words = useConsoleWords().webhooks;
  const errorText = useErrorText();
  if (test.kind === 'refused') return <Notice tone="bad">{errorText(test.code)}</Notice>;
  if (test.kind !== 'answered') return null;
  if (test.delivered) return <Notice tone="plain">{words.testDelivered(test.status)}</Notice>;
  return <Notice tone="bad">{words.testFailed(test.status, test.error)}</Notice>;
}
