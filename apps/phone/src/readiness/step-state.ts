/** How a step of the check stands; `open`: the user has to do something first, `advice`: nobody can find out. */
export type StepState = 'good' | 'waiting' | 'open' | 'bad' | 'advice';
