import { useLanguage } from '@wpm/ui';
import { clockTime, dayText, fullInstant, shortInstant } from '../format/instant.ts';
import { useZone } from './tenant-zone.tsx';

/** Instants in words, in the chosen language and by the tenant's clocks. */
export function useInstants() {
  const { language } = useLanguage();
  const telling = { language, timeZone: useZone() };
  return {
    /** `14:05:33` */
    clock: (instant: string | Date) => clockTime(new Date(instant), telling),
    /** `22 lis, 14:05:33`, with the year where it is not the present one. */
    short: (instant: string | Date) => shortInstant(new Date(instant), new Date(), telling),
    /** Day of the week, date, time and zone. */
    full: (instant: string | Date) => fullInstant(new Date(instant), telling),
    /** `1 mar 2027` */
    day: (instant: string | Date) => dayText(new Date(instant), telling),
  };
}
