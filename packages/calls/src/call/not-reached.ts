/** Why a call did not reach a user; `never-rang`: none of their phones rang in time. */
export type NotReached = 'unreachable' | 'busy' | 'no-answer' | 'never-rang';
