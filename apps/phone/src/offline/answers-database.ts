/** The database in which answers lie. Apart from what reads it: who logs in for the first time does not load that. */
export const ANSWERS_DATABASE = 'wpm-answers';

/** Takes away all answers that lie on the device. */
export function forgetAnswers(): void {
  try {
    indexedDB.deleteDatabase(ANSWERS_DATABASE);
  } catch {
    // A page that may keep nothing has nothing to forget.
  }
}
