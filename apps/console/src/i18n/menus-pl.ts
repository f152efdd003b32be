import type { MenuTargetSettings } from '@wpm/contract';

const targets: Record<MenuTargetSettings['kind'], string> = {
  campaign: 'Kampania',
  account: 'Użytkownik',
  menu: 'Inne menu',
  message: 'Komunikat i rozłączenie',
};

export const menus = {
  targets,
  name: 'Nazwa',
  start: 'Menu główne',
  below: (name: string) => `Menu: ${name}`,
  menuName: 'Nazwa tego menu',
  prompt: 'Zapowiedź: co można wybrać',
  noPrompt: 'słowa platformy: „Proszę wybrać cyfrę”',
  keyOf: (key: string) => `Klawisz ${key}`,
  key: 'Klawisz',
  label: 'Opis (nieobowiązkowy)',
  addKey: 'Dodaj klawisz',
  removeKey: (key: string) => `Usuń klawisz ${key}`,
  leadsTo: 'Dokąd prowadzi',
  whichMenu: 'Które menu',
  newMenu: 'nowe menu…',
  newName: (number: number) => `Menu ${number}`,
  message: 'Komunikat',
  goodbye: 'słowa platformy: „Dziękujemy za telefon”',
  silence: 'Kto niczego nie wybrał',
  attempts: 'Ile razy powtórzyć menu',
  wait: 'Ile sekund czekać na klawisz',
  wrongKey: 'Po złym klawiszu',
  ownWords: 'słowa platformy: „Nie ma takiej opcji”',
  enabled: 'Menu czynne',
  enabledHint: 'Nieczynne od razu prowadzi tam, dokąd trafia ten, kto niczego nie wybrał.',
  enabledMark: 'czynne',
  disabledMark: 'nieczynne',
};
