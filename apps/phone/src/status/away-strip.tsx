import { clockDuration, type Language, useLanguage, useWords } from '@wpm/ui';
import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { HeaderStrip } from '../phone/header-strip.tsx';
import { useMyStatus } from './use-my-status.ts';

const WORDS: Readonly<Record<Language, (duration: string, range: string) => string>> = {
  pl: (duration, range) =>
    `Telefon był bez łączności przez ${duration} (${range}). W tym czasie połączenia trafiały gdzie indziej.`,
  en: (duration, range) => `The phone was out of reach for ${duration} (${range}). Meanwhile calls went elsewhere.`,
};
/** With the date only where it is not one day. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Which absence the user has put away the notice of; a reload does not bring it back. */
const SEEN = 'wpm.away-seen';

/** Back after longer than the grace time: that there was an interruption, how long, and what became of calls (F28). */
export function AwayStrip() {
  const { close } = useWords();
  const { language } = useLanguage();
  const away = useMyStatus()?.away;
  const [seen, setSeen] = useState(() => sessionStorage.getItem(SEEN));
  if (away === undefined || away.until === seen) return null;
  const [from, until] = [new Date(away.from), new Date(away.until)];
  const putAway = () => {
    sessionStorage.setItem(SEEN, away.until);
    setSeen(away.until);
  };
  const duration = clockDuration(until.getTime() - from.getTime());
  return (
    <HeaderStrip icon={<Unplug size={20} aria-hidden />} closing={{ label: close, onClose: putAway }}>
      {WORDS[language](duration, new Intl.DateTimeFormat(language, CLOCK).formatRange(from, until))}
    </HeaderStrip>
  );
}
