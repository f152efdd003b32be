import { useQuery } from '@tanstack/react-query';
import type { CellProps } from '../administration/noun.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { WebhookEntry } from './webhook-entry.ts';

type WebhookCell = CellProps<WebhookEntry>;

/** Whether it is sent to, and whether something was given up on. */
export function WebhookState({ entry: { id, enabled } }: WebhookCell) {
  const words = useConsoleWords().webhooks;
  const { data: hasDead } = useQuery({
    queryKey: ['webhooks', 'dead', id],
    queryFn: async () => {
      const answer = await client.listWebhookDeliveries({ webhookId: id, state: 'dead', limit: 1 });
      return answer.ok && answer.value.items.length > 0;
    },
  });
  if (hasDead === true) return <span className="mark">{words.hasDead}</span>;
  return enabled ? words.enabledMark : <span className="mark">{words.disabledMark}</span>;
}

export function WebhookAddress({ entry: { url } }: WebhookCell) {
  return <span className="breakable">{url}</span>;
}

export function WebhookEvents({ entry: { events } }: WebhookCell) {
  const words = useConsoleWords().webhooks;
  const [first, ...more] = events;
  if (first === undefined) return null;
  return more.length === 0 ? words.eventNames[first] : words.eventsMore(words.eventNames[first], more.length);
}
