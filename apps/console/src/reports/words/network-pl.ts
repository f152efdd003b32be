import type { RedirectStep, ReportedCall } from '@wpm/contract';

/** Of what a network said of a call. */
export const network = {
  heading: 'Co powiedziała sieć',
  cause: ({ protocol, code, text }: NonNullable<ReportedCall['cause']>) => [protocol, code, text].join(' ').trimEnd(),
  redirect: ({ status, to }: RedirectStep, followed: string) => `${status} → ${to}: ${followed}`,
  followed: 'połączenie tam poszło',
  notFollowed: 'połączenie tam nie poszło',
};
