import type { SupervisionMode } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { AccountParty } from '../party.ts';
import type { SupervisorLeg } from './leg-id.ts';

/** A supervisor at a user's ear (F47), beside whatever goes on in the call: it knows nothing of them (ADR 0025). */
export type Supervision = {
  readonly supervisor: AccountParty;
  /** The user at whose ear they are, whichever phone that user has and whatever they do. */
  readonly agent: AccountParty;
  readonly mode: SupervisionMode;
  /** Whether the user is told also of one who only listens. */
  readonly told: boolean;
  readonly at: Arriving | Present;
};

/** The supervisor's phones ring until then. */
type Arriving = { readonly state: 'ringing'; readonly legs: readonly SupervisorLeg[]; readonly until: Instant };
type Present = { readonly state: 'present'; readonly leg: SupervisorLeg };

/** Legs that ring for the supervisor, or the one they answered on. */
export const legsOf = ({ at }: Supervision): readonly SupervisorLeg[] => (at.state === 'ringing' ? at.legs : [at.leg]);
