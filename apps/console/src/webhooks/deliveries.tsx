import { DELIVERY_STATES } from '@wpm/contract';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { Delivery } from './delivery.tsx';
import { SendingLog } from './sending-log.tsx';

/** What was sent to a webhook, the newest first, and what of it is still on its way or was given up. */
export function Deliveries({ webhookId }: { readonly webhookId: string }) {
  const words = useConsoleWords().webhooks;
  return (
    <SendingLog
      label={words.log}
      nothing={words.nothingSent}
      queryKey={['webhooks', 'deliveries', webhookId]}
      states={DELIVERY_STATES}
      texts={words.states}
      read={(asked) => client.listWebhookDeliveries({ webhookId, ...asked })}
    >
      {(delivery, reread) => (
        <Delivery key={delivery.id} webhookId={webhookId} delivery={delivery} onReplayed={reread} />
      )}
    </SendingLog>
  );
}
