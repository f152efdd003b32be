import type { Answer, RequestError } from '../answer.ts';

/** One page of a list: hand `next` back as `after` to get what follows; at the end it is null. */
type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** A refusal where there is no answer to put it in. */
export class RefusedError extends Error {
  readonly error: RequestError<string>;

  constructor(error: RequestError<string>) {
    super(error.code);
    this.name = 'RefusedError';
    this.error = error;
  }
}

/**
 * Everything of a list, page by page, as it is asked for: `for await (const call of itemsOf((page) => api.listCalls(page)))`.
 * @param list asks for one page; other filters are its own
 * @throws RefusedError where a page is refused
 */
export async function* itemsOf<Item>(
  list: (page: { readonly after?: string }) => Promise<Answer<Page<Item>, string>>,
): AsyncGenerator<Item, void, undefined> {
  let after: string | undefined;
  do {
    const answer = await list(after === undefined ? {} : { after });
    if (!answer.ok) throw new RefusedError(answer.error);
    yield* answer.value.items;
    after = answer.value.next ?? undefined;
  } while (after !== undefined);
}
