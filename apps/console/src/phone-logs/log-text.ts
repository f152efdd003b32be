import type { PhoneLogEntry, SentPhoneLog } from '@wpm/contract';

/** A log as a text file, for who works with it: instants in UTC, one line each, the same in every language. */
export function logText(
  { reference, at, name, login, userAgent, version, sentence }: SentPhoneLog,
  entries: readonly PhoneLogEntry[],
): string {
  const head = [
    `# ${reference}  ${at}`,
    `# ${name} (${login})`,
    `# ${version}  ${userAgent}`,
    ...(sentence === null ? [] : sentence.split(/\r?\n/).map((line) => `# > ${line}`)),
  ];
  return `${[...head, '', ...entries.map(lineOf)].join('\n')}\n`;
}

function lineOf({ at, what, code, call, nth, place }: PhoneLogEntry): string {
  const more = [code, nth !== undefined && `#${nth}`, call, place].filter((each) => typeof each === 'string');
  return [at, what.padEnd(LONGEST), ...more].join('  ').trimEnd();
}

/** Of the words, so that what follows them stands in one column. */
const LONGEST = 'connection-registered'.length;
