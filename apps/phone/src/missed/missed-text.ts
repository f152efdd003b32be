import type { MissedCall } from '@wpm/contract';
import { timeOfDay, useLanguage, type Language } from '@wpm/ui';
import type { MissedWords } from './words/missed-words.ts';
import { useMissedWords } from './words/use-missed-words.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** Where a missed call stands, in words. */
export function useMissedText(accountId: string): (call: MissedCall, now: number) => string {
  const words = useMissedWords();
  const { language } = useLanguage();
  return (call, now) => missedText(call, { words, language, accountId, now });
}

type Reader = {
  readonly words: MissedWords;
  readonly language: Language;
  /** Whose phone this is. */
  readonly accountId: string;
  readonly now: number;
};

export function missedText({ state, lastAt, short }: MissedCall, { words, language, accountId, now }: Reader): string {
  if (state.kind === 'open') {
    const waits = waitingText(now - Date.parse(lastAt), words);
    return short ? `${words.short} · ${waits}` : waits;
  }
  if (state.kind === 'claimed') return state.by === accountId ? words.claimedByMe : words.claimed(state.name);
  return settledText(state.how, words)(state.name ?? words.somebody, whenText(state.at, now, language));
}

function waitingText(ms: number, words: MissedWords): string {
  if (ms < MINUTE) return words.justNow;
  if (ms < HOUR) return words.waitsMinutes(Math.floor(ms / MINUTE));
  return ms < 2 * DAY ? words.waitsHours(Math.floor(ms / HOUR)) : words.waitsDays(Math.floor(ms / DAY));
}

type Settlement = Extract<MissedCall['state'], { kind: 'settled' }>['how'];

function settledText(how: Settlement, words: MissedWords): (name: string, at: string) => string {
  const texts = { 'called-back': words.calledBack, 'called-again': words.calledAgain, manually: words.manually };
  return texts[how];
}

/** The time alone today, else with its day. */
export function whenText(at: string, now: number, language: Language): string {
  const instant = new Date(at);
  const time = timeOfDay(instant, language);
  if (instant.toDateString() === new Date(now).toDateString()) return time;
  return `${new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(instant)}, ${time}`;
}
