import type { Greetings } from '@wpm/contract';
import { Button, TextField, useLanguage } from '@wpm/ui';
import { useState } from 'react';
import { useGreetingWords } from './words/use-greeting-words.ts';

export type AbsenceProps = {
  readonly stored: Greetings['absence'] | Greetings['usual'];
  readonly isSettable: boolean;
  readonly onChange: (until: string | null) => Promise<void>;
};

/** Until when the greeting of an absence is said; there is nothing to say before it is recorded. */
export function Absence({ stored, isSettable, onChange }: AbsenceProps) {
  const words = useGreetingWords();
  const { language } = useLanguage();
  if (stored === null || !('until' in stored)) return null;
  const { until } = stored;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const told = () => {
    if (until === null) return words.notSaid;
    const named = day.format(new Date(`${until}T12:00:00`));
    return until < localDay(new Date()) ? words.wasSaid(named) : words.isSaid(named);
  };
  return (
    <>
      <p role="status">{told()}</p>
      {isSettable && <LastDay until={until} onChange={onChange} />}
    </>
  );
}

function LastDay({ until, onChange }: Pick<AbsenceProps, 'onChange'> & { readonly until: string | null }) {
  const words = useGreetingWords();
  const [typed, setTyped] = useState(until ?? '');
  const today = localDay(new Date());
  const type = (day: string) => {
    setTyped(day);
    // On its way to 2026 a year is 2, 20 and 202.
    if (day >= today) void onChange(day);
  };
  const endIt = () => {
    setTyped('');
    void onChange(null);
  };
  return (
    <>
      <TextField
        label={words.until}
        type="date"
        min={today}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {until !== null && <Button onClick={endIt}>{words.noMore}</Button>}
    </>
  );
}

/** As a field for days has it: `2026-12-24`, by the clock of this device. */
const localDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
