export const pl = {
  card: 'Z systemu CRM',
  link: 'Otwórz w CRM',
  open: 'Otwórz w CRM',
  pop: 'Otwieraj CRM',
  popWhen: { link: 'tylko gdy nacisnę', answer: 'gdy odbieram', ended: 'po zakończeniu rozmowy' },
  popExplained:
    'Strona klienta otworzy się wtedy sama. Jeśli przeglądarka ją zablokuje, pozwól tej stronie otwierać okna; odnośnik zostaje na ekranie.',
};
