import type { Endpoints } from '@wpm/client';
import { EXPORTED_REPORTS, type SavedView } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { type FormEvent, useState } from 'react';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { exportTexts } from '../reports/export/export-texts.ts';
import { useRecordingWords } from '../reports/recordings/words/use-recording-words.ts';
import { useReportWords } from '../reports/words/use-report-words.ts';
import { useViewChanges } from './use-saved-views.ts';
import { useSavedViewWords } from './words/use-saved-view-words.ts';

type Order = Parameters<Endpoints['setReportMailing']>[0];

/** What is settled of a mailing on the screen. */
export type MailingDraft = Pick<Order, 'every' | 'time' | 'format' | 'recipientIds'> & {
  readonly day: number;
  readonly paused: boolean;
};

/** Monday morning: what most reports of a week or a day are wanted for. */
const USUAL: MailingDraft = { every: 'week', day: 1, time: '07:00', format: 'xlsx', recipientIds: [], paused: false };

function draftOf({ mailing }: SavedView): MailingDraft {
  if (!mailing) return USUAL;
  const { every, day, time, format, recipients, paused } = mailing;
  // One that was paused because of somebody goes on once it is saved.
  return { every, day, time, format, recipientIds: recipients.map(({ id }) => id), paused: paused === 'by-owner' };
}

/** What is chosen, and the ways to save it and to end the mailing; `onDone` when either was done. */
export function useMailingDraft(view: SavedView, onDone: () => void) {
  const words = useSavedViewWords();
  const screens = { reports: useReportWords(), recordings: useRecordingWords(), console: useConsoleWords() };
  const { language } = useLanguage();
  const { mail, mailNoMore } = useViewChanges();
  const [draft, setDraft] = useState(() => draftOf(view));
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const over = (code: string | undefined) => (code === undefined ? onDone() : setRefusal(code));
  const change = (changed: Partial<MailingDraft>) => {
    setDraft((before) => ({ ...before, ...changed }));
    setProblem(undefined);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const report = EXPORTED_REPORTS.find((known) => known === view.page);
    if (draft.recipientIds.length === 0) return setProblem(words.mailing.choose);
    const texts = report ? exportTexts(report, screens) : {};
    // Excel parts cells as the system writes numbers.
    const separator = language === 'pl' ? ';' : ',';
    return over(await mail({ viewId: view.id, ...draft, language, texts, separator }));
  };
  const stop = async () => over(await mailNoMore(view.id));
  return { draft, change, problem, refusal, submit, stop };
}
