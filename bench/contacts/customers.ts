import type { ContactCard } from '@wpm/contract';
import { chanceOf } from '@wpm/kernel';

const FIRST_NAMES =
  'Anna Ewa Łucja Katarzyna Marek Tomasz Paweł Michał Zofia Jan Piotr Andrzej Agnieszka Żaneta Maria Krzysztof Barbara Stanisław Natalia Jakub';
const STEMS =
  'Now Kow Wiś Wój Kam Lew Ziel Szym Woź Dąb Koz Jan Maz Kwiat Kraw Kacz Piotr Grab Zaj Paw Mich Król Wiecz Jab Wrób Zień Łucz Stęp Gór Rut Sik Ostr Bar Dud Szew Tom Piet Mar Wal';
const ENDINGS =
  'ak alski niewski cik iński andowski yński ańczyk niak rowski łowski ek czyk ur icki ecki ański orek ba a';
const TRADES = 'Zakład Firma Hurtownia Auto';

/** Made-up customers, the same in every run: first names are common, family names rare, a third has a company, half an e-mail. */
export function customers(count: number): readonly ContactCard[] {
  const chance = chanceOf(7);
  const below = (end: number) => Math.floor(chance() * end);
  const oneOf = (words: string) => {
    const all = words.split(' ');
    return all[below(all.length)] ?? '';
  };
  return Array.from({ length: count }, (_, at) => {
    const [firstName, lastName] = [oneOf(FIRST_NAMES), oneOf(STEMS) + oneOf(ENDINGS)];
    const company = below(3) === 0 ? `${oneOf(TRADES)} ${oneOf(STEMS)}pol ${below(5_000)}` : '';
    const mailbox = `${firstName}.${lastName}${at}`.normalize('NFKD').replaceAll(/[^\w.]/g, '');
    const email = below(2) === 0 ? `${mailbox}@poczta.example` : null;
    const number = `+48${500_000_000 + below(399_999_999)}`;
    return { firstName, lastName, company, email, numbers: [{ number, kind: 'mobile' }], fields: [], notes: '' };
  });
}
