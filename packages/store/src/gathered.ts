/** How questions are put together. */
type Gathering = {
  /** Questions that may be on their way together, as one. */
  readonly most: number;
  /** As many of those may be on their way at a time: what is asked meanwhile goes with the next. */
  readonly atOnce: number;
};

type Asked<Question, Answer> = { readonly question: Question; readonly answer: PromiseWithResolvers<Answer> };

/**
 * What is asked in one turn of the event loop, or while others are on their way, is asked together: thousands of phones that
 * come back at once are some hundred statements, and leave the database to calls.
 * @param ask answers all questions at once, and says which answer is whose; where it fails it has failed for each of them
 */
export function gathered<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<(question: Question) => Answer>,
  { most, atOnce }: Gathering,
): (question: Question) => Promise<Answer> {
  const waiting: Asked<Question, Answer>[] = [];
  let underWay = 0;
  let isDue = false;

  const go = (): void => {
    isDue = false;
    for (let free = atOnce - underWay; free > 0 && waiting.length > 0; free--) void goWith(waiting.splice(0, most));
  };
  const goWith = async (asked: readonly Asked<Question, Answer>[]): Promise<void> => {
    underWay++;
    try {
      const answerTo = await ask(asked.map(({ question }) => question));
      for (const { question, answer } of asked) answer.resolve(answerTo(question));
    } catch (error) {
      for (const { answer } of asked) answer.reject(error);
    } finally {
      underWay--;
      soon();
    }
  };
  const soon = (): void => {
    if (isDue || waiting.length === 0 || underWay >= atOnce) return;
    isDue = true;
    setImmediate(go);
  };

  return (question) => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ question, answer });
    soon();
    return answer.promise;
  };
}
