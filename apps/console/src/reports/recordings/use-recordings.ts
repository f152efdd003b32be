import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Answer } from '@wpm/client';
import type { CoveredDays, ListedRecording } from '@wpm/contract';
import { Refused } from '../../administration/refused.ts';
import { client } from '../../client.ts';
import { periodOf } from '../calls/use-call-report.ts';
import type { RecordingsView } from './recordings-view.ts';

const PAGE = 100;

/** What every list of recordings begins its key with: whoever changes one has them read again. */
export const RECORDINGS = 'recordings';

type RecordingPage = {
  readonly items: readonly ListedRecording[];
  readonly next: string | null;
  readonly days: CoveredDays;
};

/** The recordings a view shows, as far as they are read. Which of them is open does not matter. */
export function useRecordings(shown: RecordingsView) {
  const view = { ...shown, open: null };
  return useInfiniteQuery<
    RecordingPage,
    Refused,
    InfiniteData<RecordingPage>,
    readonly [string, string, RecordingsView],
    string | null
  >({
    queryKey: [RECORDINGS, 'list', view],
    initialPageParam: null,
    queryFn: async ({ pageParam }) =>
      valueOf(
        await client.listRecordings({
          ...filterOf(view),
          ...(view.held !== null && { held: view.held }),
          limit: PAGE,
          ...(pageParam !== null && { after: pageParam }),
        }),
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Which recordings a view shows. */
function filterOf(view: RecordingsView) {
  const { agentId, campaignId, number, completeness } = view;
  return {
    ...periodOf(view),
    ...(agentId !== null && { agentId }),
    ...(campaignId !== null && { campaignId }),
    ...(number !== '' && { number }),
    ...(completeness !== null && { completeness }),
  };
}

/** The same recordings, as an order of their file names them. */
export const filedRecordingsOf = (view: RecordingsView) => ({
  ...filterOf(view),
  ...(view.held !== null && { held: view.held === 'true' }),
});

/** Entries of the audit log about one recording, newest first. */
export const useAccessLog = (recordingId: string) =>
  useReading([RECORDINGS, 'access', recordingId], () =>
    client.listAuditLog({ action: 'recording', subject: recordingId, limit: 100 }),
  );

export const useErasures = () => useReading([RECORDINGS, 'erasures'], () => client.listErasures({}));

export const useRecordingPolicy = () => useReading([RECORDINGS, 'policy'], () => client.getRecordingPolicy({}));

function useReading<Value>(queryKey: readonly string[], read: () => Promise<Answer<Value, string>>) {
  return useQuery<Value, Refused>({ queryKey, queryFn: async () => valueOf(await read()), retry: false });
}

/** @throws Refused */
function valueOf<Value>(answer: Answer<Value, string>): Value {
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}
