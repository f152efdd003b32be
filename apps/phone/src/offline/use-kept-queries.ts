import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import { AUTO_ANSWER_KEY } from '../auto-answer/auto-answer-key.ts';
import { CALLING_CAMPAIGNS_KEY } from '../calling-as/calling-key.ts';
import { CONTACTS_KEY } from '../contacts/contacts-key.ts';
import { embeddedFor } from '../embedding/frame.ts';
import { MY_FORWARDING_KEY } from '../forwarding/forwarding-key.ts';
import { MISSED_CALLS_KEY } from '../missed/use-missed-count.ts';
import { MY_CALLS_KEY } from '../my-calls/my-calls-key.ts';
import { RECALLS_KEY } from '../recalls/recalls-key.ts';
import { MY_CAMPAIGNS_KEY } from '../status/use-my-status.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { phoneQueries } from './keeping-queries.ts';

/** What is of use without a network; what only holds now (a status, who is free) is not shown from memory. */
const TOPICS: readonly string[] = [
  AUTO_ANSWER_KEY,
  CALLING_CAMPAIGNS_KEY,
  CONTACTS_KEY,
  MY_FORWARDING_KEY,
  MISSED_CALLS_KEY,
  MY_CALLS_KEY,
  RECALLS_KEY,
  MY_CAMPAIGNS_KEY,
].map(([first]) => first);

/** What the platform answered last; undefined where nothing is kept, as in a page of a CRM (ADR 0057), or its code could not be fetched. */
export type KeptHere = Promise<KeptAnswers | undefined> | undefined;

const KeptContext = createContext<KeptHere>(undefined);
export const KeptProvider = KeptContext.Provider;
export const useKept = (): KeptHere => useContext(KeptContext);

/** The cache of the phone's answers and where they are kept, for as long as the phone of this account is open. */
export function useKeptQueries(accountId: string): { readonly queries: QueryClient; readonly kept: KeptHere } {
  const [{ queries, kept }] = useState(() => {
    const opened = embeddedFor === undefined ? open(accountId) : undefined;
    return { kept: opened, queries: phoneQueries(opened && { topics: TOPICS, kept: opened }) };
  });
  useEffect(() => () => void kept?.then((answers) => answers?.[Symbol.dispose]()), [kept]);
  return { queries, kept };
}

/** Its code is loaded beside the first screen. */
async function open(accountId: string): Promise<KeptAnswers | undefined> {
  const code = await Promise.all([import('./kept-answers.ts'), import('./indexed-shelf.ts')]).catch(() => undefined);
  if (code === undefined) return undefined;
  const [{ KeptAnswers: Answers }, { IndexedShelf }] = code;
  return Answers.open(new IndexedShelf(), accountId);
}
