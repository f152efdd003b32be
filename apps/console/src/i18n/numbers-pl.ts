import type { NumberRoute } from '@wpm/contract';

const routes: Record<NumberRoute['kind'], string> = {
  account: 'Do użytkownika',
  campaign: 'Do kampanii',
  menu: 'Do menu głosowego',
  'by-hours': 'Według godzin pracy',
  nowhere: 'Donikąd',
};

export const numbers = {
  routes,
  number: 'Numer',
  numberHint: 'Z plusem i numerem kraju. Odstępy i myślniki nie przeszkadzają.',
  label: 'Opis (nieobowiązkowy)',
  labelHint: 'Na przykład „Infolinia” albo „Sekretariat”.',
  route: 'Dokąd idą połączenia',
  nowhereHint: 'Dzwoniący usłyszy, że nie ma takiego numeru.',
  user: 'Użytkownik',
  campaign: 'Kampania',
  menu: 'Menu głosowe',
  hours: 'Godziny pracy',
  when: { open: 'W godzinach pracy', closed: 'Poza godzinami pracy' },
  enabled: 'Numer czynny',
  enabledHint: 'Na nieczynny nie można się dodzwonić.',
  enabledMark: 'czynny',
  disabledMark: 'nieczynny',
};
