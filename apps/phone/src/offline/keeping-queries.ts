import { QueryClient, type QueryPersister } from '@tanstack/react-query';
import type { KeptAnswers } from './kept-answers.ts';

/** How answers are kept: of which queries, by the first word of their keys, and where. */
export type Keeping = { readonly topics: readonly string[]; readonly kept: Promise<KeptAnswers | undefined> };

/** The phone's cache of answers; with a place to keep them it shows the last ones first, and until the platform is reached. */
export function phoneQueries(keeping?: Keeping): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: 1,
        staleTime: 10_000,
        // Asked also while the device believes to have no network, so what failed then is asked again when there is one.
        refetchOnReconnect: true,
        ...(keeping && { persister: persisterOf(keeping) }),
      },
    },
  });
}

function persisterOf({ topics, kept: opening }: Keeping): QueryPersister {
  /** What is shown from memory, until the platform has answered it. */
  const remembered = new Set<string>();
  return async (queryFn, context, query) => {
    if (!topics.includes(String(query.queryKey[0]))) return queryFn(context);
    const kept = await opening;
    if (kept === undefined) return queryFn(context);
    const last = query.state.data === undefined ? kept.of(query.queryHash) : undefined;
    // Before it is asked: a refusal that comes afterwards stays beside what is shown.
    if (last !== undefined) context.client.setQueryData(query.queryKey, last.data, { updatedAt: last.at });
    if (last !== undefined) remembered.add(query.queryHash);
    try {
      const data = await queryFn(context);
      remembered.delete(query.queryHash);
      void kept.keep(query.queryHash, data);
      return data;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      void kept.forget(query.queryHash);
      if (remembered.delete(query.queryHash)) query.setState({ data: undefined, dataUpdatedAt: 0 });
      throw error;
    }
  };
}

/**
 * The platform will not tell it: a permission was taken, the contact is gone. That nothing was reached, that it failed, that it was asked too
 * often or not understood, says no such thing.
 */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error ? error.message : '';
  return /^[a-z-]+\/[a-z-]+$/.test(code) && !/^(?:network|platform)\/|^request\/(?!not-found$)/.test(code);
}
