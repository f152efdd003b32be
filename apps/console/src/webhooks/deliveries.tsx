import { useInfiniteQuery } from '@tanstack/react-query';
import { DELIVERY_STATES, type DeliveryState, type WebhookDelivery } from '@wpm/contract';
import { Button, Notice, useWords } from '@wpm/ui';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ListPage } from '../administration/noun.ts';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { Delivery } from './delivery.tsx';

const PAGE = 20;

/** What was sent to a webhook, the newest first, and what of it is still on its way or was given up. */
export function Deliveries({ webhookId }: { readonly webhookId: string }) {
  const words = useConsoleWords();
  const [state, setState] = useState<DeliveryState | null>(null);
  const query = useDeliveries(webhookId, state);
  const { hasNextPage, isFetching } = query;
  const older = () => {
    if (!isFetching) void query.fetchNextPage();
  };
  return (
    <section className="account-actions" aria-label={words.webhooks.log}>
      <h3>{words.webhooks.log}</h3>
      <div className="try-line">
        <SelectField
          label={words.webhooks.show}
          any={words.webhooks.anyState}
          values={DELIVERY_STATES}
          texts={words.webhooks.states}
          value={state}
          onChoose={setState}
        />
        <Button icon={<RefreshCw size={18} aria-hidden />} onClick={() => void query.refetch()}>
          {words.webhooks.refresh}
        </Button>
      </div>
      <Log webhookId={webhookId} query={query} />
      {hasNextPage && (
        <div>
          <Button aria-disabled={isFetching} onClick={older}>
            {words.administration.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function useDeliveries(webhookId: string, state: DeliveryState | null) {
  return useInfiniteQuery({
    queryKey: ['webhooks', 'deliveries', webhookId, state],
    initialPageParam: null,
    queryFn: ({ pageParam }) => readPage(webhookId, state, pageParam),
    getNextPageParam: ({ next }: ListPage<WebhookDelivery>): string | null => next,
    retry: false,
  });
}

/** @throws Refused */
async function readPage(
  webhookId: string,
  state: DeliveryState | null,
  after: string | null,
): Promise<ListPage<WebhookDelivery>> {
  const answer = await client.listWebhookDeliveries({
    webhookId,
    limit: PAGE,
    ...(state !== null && { state }),
    ...(after !== null && { after }),
  });
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}

type LogProps = { readonly webhookId: string; readonly query: ReturnType<typeof useDeliveries> };

function Log({ webhookId, query: { data, error, refetch } }: LogProps) {
  const words = useConsoleWords();
  const shared = useWords();
  const errorText = useErrorText();
  if (error !== null)
    return (
      <Notice tone="bad" urgent>
        {errorText(error instanceof Refused ? error.refusal.code : 'network/garbled')}{' '}
        <button type="button" className="link" onClick={() => void refetch()}>
          {shared.tryAgain}
        </button>
      </Notice>
    );
  if (data === undefined) return <p role="status">{words.administration.reading}</p>;
  const deliveries = data.pages.flatMap(({ items }) => items);
  if (deliveries.length === 0) return <p className="quiet">{words.webhooks.nothingSent}</p>;
  return (
    <ul className="deliveries">
      {deliveries.map((delivery) => (
        <Delivery key={delivery.id} webhookId={webhookId} delivery={delivery} onReplayed={() => void refetch()} />
      ))}
    </ul>
  );
}
