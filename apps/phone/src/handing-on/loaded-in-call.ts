import { lazy } from 'react';

/*
 * Nothing of this is needed before a call is up. It is fetched while the first one rings, and is among the files the
 * service worker keeps.
 */
export const HandOn = lazy(async () => ({ default: (await import('./hand-on.tsx')).HandOn }));
export const RouteToggle = lazy(async () => ({
  default: (await import('../audio-route/route-toggle.tsx')).RouteToggle,
}));
export const ClassifyToggle = lazy(async () => ({
  default: (await import('../classifiers/classify-toggle.tsx')).ClassifyToggle,
}));
export const CommandRefused = lazy(async () => ({ default: (await import('./command-refused.tsx')).CommandRefused }));
export const CallStatus = lazy(async () => ({ default: (await import('../status/call-status.tsx')).CallStatus }));
export const EndedCall = lazy(async () => ({ default: (await import('../call/ended-call.tsx')).EndedCall }));
export const Supervised = lazy(async () => ({ default: (await import('./supervised.tsx')).Supervised }));
export const OtherCall = lazy(async () => ({ default: (await import('./other-call.tsx')).OtherCall }));
export const LongHold = lazy(async () => ({ default: (await import('./long-hold.tsx')).LongHold }));
export const ConsultationActions = lazy(async () => ({
  default: (await import('./consultation.tsx')).ConsultationActions,
}));
export const ConsultationParties = lazy(async () => ({
  default: (await import('./consultation.tsx')).ConsultationParties,
}));
