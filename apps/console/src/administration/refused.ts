import type { RequestError } from '@wpm/client';

/** A refusal on the one way TanStack Query knows: thrown. */
export class Refused extends Error {
  readonly refusal: RequestError<string>;

  constructor(refusal: RequestError<string>) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
