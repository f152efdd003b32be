/** What is said of an update, in Polish: the original. */
export const pl = {
  ready: 'Jest nowa wersja telefonu.',
  now: 'Zaktualizuj',
  later: 'Później',
};
