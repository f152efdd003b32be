import { WEBHOOK_EVENTS, type WebhookDelivery } from '@wpm/contract';
import { Redo2 } from 'lucide-react';
import { client } from '../client.ts';
import { CommandButton } from '../fields/command-button.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useInstants } from '../zone/use-instants.ts';

const TONES = { waiting: 'busy', delivered: 'good', dead: 'bad' } as const;

export type DeliveryProps = {
  readonly webhookId: string;
  readonly delivery: WebhookDelivery;
  readonly onReplayed: () => void;
};

/** One event on its way: what became of it, and the way to send it again. */
export function Delivery({ webhookId, delivery, onReplayed }: DeliveryProps) {
  const words = useConsoleWords().webhooks;
  const { short: at } = useInstants();
  const replay = async () => {
    const answer = await client.replayWebhookDelivery({ webhookId, deliveryId: delivery.id });
    if (!answer.ok) return answer.error.code;
    onReplayed();
    return undefined;
  };
  const { state, lastStatus, lastError, nextAt, tries } = delivery;
  return (
    <li>
      <p>
        <b>{eventName(delivery.event, words.eventNames)}</b> <code className="quiet">{delivery.event}</code>
      </p>
      <p className="live-status" data-tone={TONES[state]}>
        {words.states[state]}, {at(delivery.happenedAt)}, {words.tries(tries)}
      </p>
      {state !== 'delivered' && (lastStatus !== null || lastError !== null) && (
        <p className="quiet">{words.lastAnswer(lastStatus, lastError)}</p>
      )}
      {nextAt !== null && <p className="quiet">{words.nextTry(at(nextAt))}</p>}
      {state !== 'waiting' && <CommandButton icon={<Redo2 size={18} aria-hidden />} text={words.replay} act={replay} />}
    </li>
  );
}

/** Its name in words, where this console knows the event. */
function eventName(event: string, names: Readonly<Record<(typeof WEBHOOK_EVENTS)[number], string>>): string {
  const known = WEBHOOK_EVENTS.find((one) => one === event);
  return known === undefined ? event : names[known];
}
