import type { Answer } from '@wpm/client';

/** Something that can be done to many at once, and what it can be done with. */
export type Deed = {
  readonly key: string;
  readonly text: string;
  readonly values: readonly { readonly key: string; readonly text: string }[];
};

/** What would become of one of them, in words, and the way to do it. */
export type Planned = {
  readonly before: string;
  readonly after: string;
  readonly save: () => Promise<Answer<unknown, string>>;
};

/** What is chosen to be done. */
export type Wish = { readonly deed: string; readonly value: string };

/** One of those something can be done to. */
export type Subject = {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name. */
  readonly about: string;
  /** Undefined where the wish changes nothing of it. */
  readonly plan: (wish: Wish) => Planned | undefined;
};

/** What came of one of them: done, or the platform's reason why not. */
export type Outcome = {
  readonly subject: Subject;
  readonly planned: Planned;
  readonly refusal: { readonly code: string; readonly detail: string } | null;
};

/**
 * Does it to one after the other, and goes on past a refusal: each row has its own outcome, and what is told is what was done.
 * @param told after each, with all outcomes so far
 */
export async function doAll(
  subjects: readonly Subject[],
  wish: Wish,
  told: (outcomes: readonly Outcome[]) => void,
): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const subject of subjects) {
    const planned = subject.plan(wish);
    if (!planned) continue;
    const answer = await planned.save();
    const refusal = answer.ok ? null : { code: answer.error.code, detail: answer.error.fields?.['licence'] ?? '' };
    outcomes.push({ subject, planned, refusal });
    told([...outcomes]);
  }
}
