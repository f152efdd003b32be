import { counting } from '@wpm/ui';

const count = counting('pl');
const days = { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' };

const months = {
  1: 'stycznia',
  2: 'lutego',
  3: 'marca',
  4: 'kwietnia',
  5: 'maja',
  6: 'czerwca',
  7: 'lipca',
  8: 'sierpnia',
  9: 'września',
  10: 'października',
  11: 'listopada',
  12: 'grudnia',
};

export const holidays = {
  months,
  name: 'Nazwa',
  count: (many: number) => count(many, days),
  newDay: 'Nowy dzień',
  addDay: 'Dodaj dzień',
  addPolish: 'Dodaj polskie święta',
  removeDay: 'Usuń ten dzień',
  when: 'Kiedy',
  dateKinds: { yearly: 'co roku tego samego dnia', once: 'tylko raz', easter: 'zależnie od Wielkanocy' },
  date: 'Data',
  noDate: 'bez daty',
  day: 'Dzień',
  month: 'Miesiąc',
  yearlyText: (day: string) => `co roku ${day}`,
  easterDays: 'Dni od Niedzieli Wielkanocnej',
  easterHint: '1 to Poniedziałek Wielkanocny, 60 Boże Ciało, -2 Wielki Piątek.',
  easterText: (many: number) => {
    if (many === 0) return 'Niedziela Wielkanocna';
    return `${count(Math.abs(many), days)} ${many > 0 ? 'po Wielkanocy' : 'przed Wielkanocą'}`;
  },
  closedAllDay: 'Zamknięte cały dzień',
  enabled: 'Kalendarz obowiązuje',
  enabledHint: 'Gdy nie obowiązuje, w te dni jest otwarte jak zawsze.',
  enabledMark: 'obowiązuje',
  disabledMark: 'nie obowiązuje',
};
