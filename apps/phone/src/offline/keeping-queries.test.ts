import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { KeptAnswers } from './kept-answers.ts';
import { phoneQueries } from './keeping-queries.ts';

const MY_CALLS_KEY = ['my-calls'];
const AN_HOUR_AGO = Date.now() - 3_600_000;
const KNOWN = { account: 'anna', query: JSON.stringify(MY_CALLS_KEY), at: AN_HOUR_AGO, text: '"known"' };

/** Asks what is kept under `key`, as often as there are answers, and says what is seen once the platform has given the last one. */
async function seen(key: readonly string[], ...answers: readonly (() => Promise<string>)[]) {
  const dropped: string[] = [];
  const kept = await KeptAnswers.open(
    {
      all: async () => [KNOWN],
      put: async () => {},
      drop: async (all) => all.forEach(({ query }) => dropped.push(query)),
      close: () => {},
    },
    'anna',
  );
  const queries = phoneQueries({ topics: MY_CALLS_KEY, kept: Promise.resolve(kept) });
  const given = answers.values();
  const query = {
    queryKey: key,
    queryFn: async () => given.next().value?.(),
    networkMode: 'always',
    retry: false,
  } as const;
  const observer = new QueryObserver(queries, query);
  const states: unknown[] = [];
  const end = observer.subscribe(({ data }) => states.push(data));
  for (const _ of answers) await queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => {});
  const { data, error, dataUpdatedAt } = observer.getCurrentResult();
  end();
  queries.clear();
  return { data, code: error?.message, dataUpdatedAt, wasShown: states.includes('known'), dropped };
}

const refuse = (code: string) => async () => Promise.reject<string>(new Error(code));

test('what was known is shown while the platform is asked, and its answer takes the place', async () => {
  const { data, wasShown } = await seen(MY_CALLS_KEY, async () => 'fresh');
  expect({ data, wasShown }).toEqual({ data: 'fresh', wasShown: true });
});

test('where nothing is reached what was known stays, as old as it is, beside the reason', async () => {
  expect(await seen(MY_CALLS_KEY, refuse('network/unreachable'))).toMatchObject({
    data: 'known',
    code: 'network/unreachable',
    dataUpdatedAt: AN_HOUR_AGO,
    dropped: [],
  });
});

test('what the platform refuses its user is shown from memory no longer', async () => {
  expect(await seen(MY_CALLS_KEY, refuse('session/not-allowed'))).toMatchObject({
    data: undefined,
    code: 'session/not-allowed',
    dropped: [KNOWN.query],
  });
});

test('what came from memory where nothing was reached is gone too once the platform refuses it', async () => {
  const answers = [refuse('network/unreachable'), refuse('session/not-allowed')];
  expect(await seen(MY_CALLS_KEY, ...answers)).toMatchObject({
    data: undefined,
    code: 'session/not-allowed',
    wasShown: true,
    dropped: [KNOWN.query],
  });
});

test('a platform that was asked too often has refused nobody', async () => {
  expect(await seen(MY_CALLS_KEY, refuse('request/too-many'))).toMatchObject({ data: 'known', dropped: [] });
});

test('what holds only now is never kept', async () => {
  expect(await seen(['my-status'], refuse('network/unreachable'))).toMatchObject({ data: undefined, wasShown: false });
});
