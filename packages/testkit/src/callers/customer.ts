import { DEMO_CUSTOMERS } from '@wpm/server';

/** A customer as `npm run callers` plays one. */
export type Customer = {
  readonly number: string;
  readonly name: string;
  /** How long the customer lets it ring. */
  readonly patienceMs: number;
  /** How long the customer talks before hanging up. */
  readonly talkMs: number;
  /** How long the customer's own phone rings before it is picked up. */
  readonly pickUpMs: number;
  /** Which of the sentences the customer says, from 0 up to 1. */
  readonly voice: number;
};

/** Middle values; each customer is drawn round them. */
export type Habits = { readonly patienceMs: number; readonly talkMs: number; readonly pickUpMs: number };

/** Draws numbers from 0 up to 1. */
export type Random = () => number;

const STRANGER = { number: 'anonymous', firstName: '', lastName: '' };

/** A customer of the demo's small town: one of so many people, with the same number and name each time, and with a mood of today. */
export function newCustomer(random: Random, habits: Habits): Customer {
  const person = Math.floor(random() * DEMO_CUSTOMERS.length);
  const { number, firstName, lastName } = DEMO_CUSTOMERS[person] ?? STRANGER;
  return {
    number,
    name: `${firstName} ${lastName}`,
    patienceMs: around(habits.patienceMs, random),
    talkMs: around(habits.talkMs, random),
    pickUpMs: around(habits.pickUpMs, random),
    voice: person / DEMO_CUSTOMERS.length,
  };
}

/** Milliseconds until the next of customers who call independently of each other, so many a minute on average (Poisson). */
export function untilNext(perMinute: number, random: Random): number {
  return (-Math.log(1 - random()) * 60_000) / perMinute;
}

/** From half to twice the middle, either as likely. */
function around(middleMs: number, random: Random): number {
  return middleMs * 2 ** (2 * random() - 1);
}
