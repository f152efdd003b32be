import { mkdirSync, writeFileSync } from 'node:fs';
import { spoken } from './speech/spoken.ts';

/** `node scripts/speak-customers.ts`: what the customers of `npm run callers` say, spoken by eSpeak NG. */
const SENTENCES = [
  'Dzień dobry, dzwonię w sprawie zamówienia. Przesyłka miała przyjść wczoraj i jeszcze jej nie ma.',
  'Dzień dobry, chciałabym zmienić adres do faktury. Czy mogę to zrobić przez telefon?',
  'Halo? Czy dobrze mnie słychać? Od rana nie działa mi internet, restartowałem już router dwa razy.',
  'Dzień dobry. Chcę przełożyć wizytę na przyszły tydzień, najlepiej na wtorek po południu.',
];
const FOLDER = new URL('../packages/testkit/sounds/', import.meta.url);

mkdirSync(FOLDER, { recursive: true });
for (const [index, sentence] of SENTENCES.entries()) {
  const { file, seconds } = spoken(sentence, 'pl');
  writeFileSync(new URL(`customer-${index + 1}.wav`, FOLDER), file);
  process.stdout.write(`customer ${index + 1}: ${seconds.toFixed(1)} s\n`);
}
