import type { Answer } from '@wpm/client';
import type { ListPage, ListQuery, Noun, Saved } from './noun.ts';

/** An entry of what lives by the platform's one mechanism (ADR 0018). */
export type Entry<Settings> = {
  readonly id: string;
  readonly version: number;
  readonly changedAt: string;
  readonly settings: Settings;
};

type Methods<Settings, Input> = {
  readonly list: (query: ListQuery) => Promise<Answer<ListPage<Entry<Settings>>, string>>;
  readonly get: (which: { id: string }) => Promise<Answer<Entry<Settings>, string>>;
  readonly create: (made: { settings: Input }) => Promise<Answer<Entry<Settings>, string>>;
  readonly change: (changed: {
    id: string;
    version: number;
    settings: Input;
  }) => Promise<Answer<Entry<Settings>, string>>;
  readonly remove: (which: { id: string }) => Promise<Answer<unknown, string>>;
};

type ReadAndWritten<Settings, Input> = Pick<Noun<Entry<Settings>, Input>, 'list' | 'get' | 'save' | 'remove'>;

/** How such entries are read and written: by the five methods of their kind. */
export function entriesBy<Settings, Input>(methods: Methods<Settings, Input>): ReadAndWritten<Settings, Input> {
  return {
    list: methods.list,
    get: (id) => methods.get({ id }),
    save: async (settings, known) => {
      const answer = await (known
        ? methods.change({ id: known.id, version: known.version, settings })
        : methods.create({ settings }));
      return answer.ok ? { ok: true, value: savedAs(answer.value) } : answer;
    },
    remove: (id) => methods.remove({ id }),
  };
}

const savedAs = ({ id }: { readonly id: string }): Saved<never> => ({ id });
