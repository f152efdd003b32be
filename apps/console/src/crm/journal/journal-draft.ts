import type { CrmJournal } from '@wpm/contract';
import {
  EMPTY_REQUEST,
  type FindingDraft,
  findingDraftOf,
  findingOf,
  linesOf,
  pairsIn,
  type RequestDraft,
  requestDraftOf,
  requestOf,
} from './request-draft.ts';

/** How calls are written, as it is filled in; a request that is not made is null. */
export type JournalDraft = Pick<CrmJournal, 'which' | 'unknown'> & {
  readonly waitS: number | null;
  readonly create: RequestDraft;
  readonly activity: string;
  readonly successPath: string;
  /** Numbers, between spaces or commas. */
  readonly statuses: string;
  readonly update: RequestDraft | null;
  readonly find: FindingDraft | null;
  readonly seek: FindingDraft | null;
  /** Lines of `value: word`. */
  readonly words: string;
};

export const EMPTY_JOURNAL: JournalDraft = {
  which: 'answered',
  unknown: 'skip',
  waitS: 120,
  create: EMPTY_REQUEST,
  activity: '{id}',
  successPath: '',
  statuses: '',
  update: null,
  find: null,
  seek: null,
  words: '',
};

export function journalDraftOf(journal: CrmJournal): JournalDraft {
  const { which, unknown, waitS, create, activity, success, update, find, seek, words } = journal;
  return {
    which,
    unknown,
    waitS,
    activity,
    create: requestDraftOf(create),
    successPath: success.path,
    statuses: success.statuses.join(' '),
    update: update ? requestDraftOf(update) : null,
    find: find ? findingDraftOf(find) : null,
    seek: seek ? findingDraftOf(seek) : null,
    words: linesOf(words.map(({ of, is }) => [of, is])),
  };
}

export function journalOf(draft: JournalDraft): CrmJournal {
  const { which, unknown, waitS, activity, update, find, seek } = draft;
  return {
    which,
    unknown,
    activity,
    // What is no number is refused as one.
    waitS: waitS ?? Number.NaN,
    create: requestOf(draft.create),
    success: {
      path: draft.successPath,
      statuses: draft.statuses
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number),
    },
    ...(update && { update: requestOf(update) }),
    ...(find && { find: findingOf(find) }),
    ...(seek && { seek: findingOf(seek) }),
    words: pairsIn(draft.words).map(([of, is]) => ({ of, is })),
  };
}

/** Every request it makes. */
export const requestsIn = ({ create, update, find, seek }: JournalDraft): readonly RequestDraft[] =>
  [create, update, find, seek].filter((one) => one !== null);
