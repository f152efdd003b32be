export const pl = {
  card: 'Z systemu CRM',
  link: 'Otwórz w CRM',
  open: 'Otwórz w CRM',
  onAnswer: 'Otwieraj CRM, gdy odbieram',
  onAnswerExplained:
    'Strona klienta otworzy się sama, gdy odbierzesz. Jeśli przeglądarka ją zablokuje, pozwól tej stronie otwierać okna.',
};
