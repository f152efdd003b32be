/** The words of the small window, in Polish. */
export const pl = {
  open: 'Małe okno nad innymi',
  waiting: 'Czekam na połączenie',
};
