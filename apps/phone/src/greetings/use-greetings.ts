import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { GreetingKind, Greetings } from '@wpm/contract';
import { useState } from 'react';
import { client } from '../client.ts';

const KEY = ['my-greetings'] as const;

/** What is being done to a greeting, or was done last. */
export type GreetingWork =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'refused'; readonly code: string };

export type GreetingDeeds = {
  readonly work: GreetingWork;
  /** Whether it was kept. */
  readonly save: (sound: Blob) => Promise<boolean>;
  readonly remove: () => Promise<void>;
  readonly setUntil: (until: string | null) => Promise<void>;
};

/** The user's greetings as the platform has them. */
export function useGreetings() {
  return useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const answer = await client.settings((settings) => settings.getMyGreetings({}));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    staleTime: 0,
    networkMode: 'always',
  });
}

type Answered =
  | { readonly ok: true; readonly value: Greetings }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** What its user can do to one of them; shown as the platform has it, never before. */
export function useGreetingDeeds(greeting: GreetingKind): GreetingDeeds {
  const queries = useQueryClient();
  const [work, setWork] = useState<GreetingWork>({ kind: 'nothing' });
  const done = async (asked: Promise<Answered>, becomes: GreetingWork): Promise<boolean> => {
    setWork({ kind: 'saving' });
    const answer = await asked;
    if (answer.ok) queries.setQueryData(KEY, answer.value);
    setWork(answer.ok ? becomes : { kind: 'refused', code: answer.error.code });
    return answer.ok;
  };
  return {
    work,
    save: (sound) =>
      done(
        client.settings((settings) => settings.uploadMyGreeting(greeting, sound)),
        { kind: 'saved' },
      ),
    remove: async () => {
      await done(
        client.settings((settings) => settings.removeMyGreeting({ greeting })),
        { kind: 'removed' },
      );
    },
    setUntil: async (until) => {
      await done(
        client.settings((settings) => settings.changeMyAbsence({ until })),
        { kind: 'nothing' },
      );
    },
  };
}
