import { type Call, type LegId, endsUp } from './call.ts';
import { heldIn } from './commands.ts';
import { isSupervisorLeg } from './leg-id.ts';
import { must } from './must.fixture.ts';
import { alone } from './possible-input.fixture.ts';
import { customer } from './sample-call.ts';
import { soundOf } from './sound.ts';

/** Nobody who is handed on or held is left in silence, and nobody hears or records a leg that is gone. */
export function checkSound(call: Call, alive: ReadonlySet<LegId>): void {
  const { phase } = call;
  if (phase.state !== 'connected') return;
  const { activity } = phase;
  const sound = soundOf(call, activity);
  if (!sound) return;
  const left = [...alone(activity), ...heldIn(activity).map(({ leg }) => leg)];
  for (const { leg, from, plays } of sound.hearings) {
    must(alive.has(leg), 'who hears is there');
    must(isSupervisorLeg(leg) || left.includes(leg) || from.length > 0 || plays !== null, `${leg} hears something`);
    must(
      from.every((source) => alive.has(source)),
      'who is heard is there',
    );
  }
  const { agent, customer: other } = sound.recording;
  const names: ReadonlySet<string> = alive;
  for (const end of [...agent, ...other]) must(names.has(end), 'who is recorded is there');
  must(!agent.some((end) => other.includes(end)), 'nobody is on both channels');
  const spoken = [...agent, ...other].filter((end) => !end.startsWith('supervisor-'));
  must(spoken.length <= 3, 'beside the two a colleague is recorded, nobody else');
}

/** The first other end is with somebody, hears music or that it rings, or has left by itself. */
export function checkCustomer(call: Call, hasLeft: boolean): void {
  const { phase } = call;
  if (phase.state !== 'connected') return;
  const sound = soundOf(call, phase.activity);
  const outside = endsUp(phase.activity).filter(({ party }) => party === customer);
  for (const { leg } of outside) {
    const heard = sound?.hearings.find((hearing) => hearing.leg === leg);
    must(heard !== undefined && (heard.from.length > 0 || heard.plays !== null), 'the customer is never alone');
  }
  const started = [call.caller, call.callee].includes(customer);
  must(!started || outside.length === 1 || hasLeft, 'only the customer ends the part of the customer');
}
