import { WEBHOOK_EVENTS } from '@wpm/contract';
import type { FormProps } from '../administration/noun.ts';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { WebhookDraft, WebhookEntry } from './webhook-entry.ts';

type Form = FormProps<WebhookDraft, WebhookEntry>;

/** Everything that is set of a webhook. */
export function WebhookForm({ draft, entry, change, problem }: Form) {
  const words = useConsoleWords().webhooks;
  return (
    <>
      <TextField
        label={words.name}
        maxLength={64}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={words.url}
        hint={words.urlHint}
        type="url"
        placeholder="https://"
        spellCheck={false}
        maxLength={2_000}
        value={draft.url}
        problem={problem('url')}
        onChange={(url) => change({ url: url.trim() })}
      />
      <ChecksField
        label={words.events}
        values={WEBHOOK_EVENTS}
        texts={words.eventNames}
        chosen={draft.events}
        problem={problem('events')}
        onChange={(events) => change({ events })}
      />
      {entry !== null && <EnabledField enabled={draft.enabled} change={change} />}
    </>
  );
}

function EnabledField({ enabled, change }: Pick<WebhookDraft, 'enabled'> & Pick<Form, 'change'>) {
  const words = useConsoleWords().webhooks;
  return (
    <CheckField
      label={words.enabled}
      hint={words.enabledHint}
      checked={enabled}
      onChange={(checked) => change({ enabled: checked })}
    />
  );
}
