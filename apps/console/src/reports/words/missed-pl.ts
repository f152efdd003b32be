/** Of the report of missed calls. */
export const missed = {
  chart: 'Nieodebrane: załatwione i otwarte',
  settled: 'Załatwione',
  customers: 'Klienci',
  attempts: 'Próby',
  calledBack: 'Oddzwonione',
  calledAgain: 'Zadzwonili znowu',
  byHand: 'Ręcznie',
  open: 'Otwarte',
  averageCallBack: 'Śr. do oddzwonienia',
};
