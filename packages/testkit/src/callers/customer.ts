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

const FIRST = ['Katarzyna', 'Marek', 'Agnieszka', 'Tomasz', 'Ewa', 'Paweł', 'Joanna', 'Michał', 'Zofia', 'Grzegorz'];
const LAST = ['Mazur', 'Wójcik', 'Dąbrowska', 'Lis', 'Pawlak', 'Wieczorek', 'Król', 'Sikora', 'Baran', 'Szewczyk'];
/** The same people call again, as they do. */
const PEOPLE = 40;

/** A customer of a small town: one of so many people, with the same number and name each time, and with a mood of today. */
export function newCustomer(random: Random, habits: Habits): Customer {
  const person = Math.floor(random() * PEOPLE);
  return {
    number: `+48600${String(100_000 + person * 7_919).padStart(6, '0')}`,
    name: `${FIRST[person % FIRST.length]} ${LAST[(person * 3 + Math.floor(person / 10)) % LAST.length]}`,
    patienceMs: around(habits.patienceMs, random),
    talkMs: around(habits.talkMs, random),
    pickUpMs: around(habits.pickUpMs, random),
    voice: person / PEOPLE,
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
