export const pl = {
  title: 'Telefon na stronie CRM',
  waiting: 'Czekam, aż strona Cię zaloguje…',
  hint: 'Jeśli to trwa, odśwież stronę albo zaloguj się w niej ponownie.',
};
