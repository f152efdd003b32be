import type { Weekday } from '@wpm/contract';

const days: Record<Weekday, string> = {
  mon: 'pon.',
  tue: 'wt.',
  wed: 'śr.',
  thu: 'czw.',
  fri: 'pt.',
  sat: 'sob.',
  sun: 'niedz.',
};

export const hours = {
  days,
  name: 'Nazwa',
  openTimes: 'Kiedy otwarte',
  onDays: 'Dni tygodnia',
  from: 'Od',
  to: 'Do',
  endsFirst: 'Koniec musi być później niż początek.',
  addTime: 'Dodaj godziny',
  removeTime: (time: string) => `Usuń godziny: ${time}`,
  addDays: 'Dodaj dni',
  removeDays: 'Usuń te dni',
  neverOpen: 'zawsze zamknięte',
  neverOpenHint: 'Bez dni i godzin jest zawsze zamknięte.',
  timeZone: 'Strefa czasowa',
  holidays: 'Kalendarz świąt',
  noHolidays: 'bez świąt',
  enabled: 'Godziny obowiązują',
  enabledHint: 'Gdy nie obowiązują, jest zamknięte.',
  enabledMark: 'obowiązują',
  disabledMark: 'nie obowiązują',
};
