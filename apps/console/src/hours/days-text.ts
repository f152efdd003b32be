import { WEEKDAYS, type Weekday } from '@wpm/contract';

/** Days of the week as people write them: three or more in a row by the first and the last. @param texts of each day, short */
export function daysText(days: readonly Weekday[], texts: Readonly<Record<Weekday, string>>): string {
  return runsOf(days)
    .flatMap((run) => {
      const names = run.map((day) => texts[day]);
      return names.length < 3 ? names : [`${names[0]}–${names.at(-1)}`];
    })
    .join(', ');
}

/** Days that follow each other, Monday first; nothing runs over the end of a week. */
function runsOf(days: readonly Weekday[]): readonly (readonly Weekday[])[] {
  const runs: Weekday[][] = [[]];
  for (const day of WEEKDAYS) {
    if (days.includes(day)) runs.at(-1)?.push(day);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
