const icons = {
  coffee: 'Kawa',
  meal: 'Posiłek',
  meeting: 'Spotkanie',
  training: 'Szkolenie',
  paperwork: 'Dokumenty',
  rest: 'Odpoczynek',
  technical: 'Techniczna',
  other: 'Inna',
};

export const breaks = {
  icons,
  icon: 'Znak',
  colour: 'Kolor',
  unlimited: 'bez limitu',
  minutes: (minutes: number) => `${minutes} min`,
  plannedMinutes: 'Planowany czas (minuty)',
  plannedHint: 'Telefon pokazuje go przy nazwie. Puste: bez limitu.',
  paid: 'Płatna',
  enabled: 'Oferowana w telefonach',
  enabledHint: 'Nieoferowanej nikt nie wybierze, a jej historia pozostaje.',
};
