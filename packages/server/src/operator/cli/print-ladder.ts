import type { SipLadder } from '@wpm/contract';

const TIME_WIDTH = 24;
const NARROWEST = 22;
const WIDEST = 48;

/** A ladder as lines of a terminal: a column for each participant, an arrow for each message, times on the left. */
export function printLadder({ participants, messages, forgotten }: SipLadder, width: number): readonly string[] {
  const gap = gapFor(participants.length, width);
  const columns = participants.map((_, index) => TIME_WIDTH + Math.floor(gap / 2) + index * gap);
  const [addresses, transports] = [0, 1].map((part) => participants.map((name) => name.split(' ')[part] ?? ''));
  return [
    ...(forgotten > 0 ? [`(${forgotten} messages are left out: there were too many)`] : []),
    heading(addresses ?? [], columns, gap),
    heading(transports ?? [], columns, gap),
    ...messages.map((message) => arrow(message, columns)),
  ].map((line) => line.trimEnd());
}

function gapFor(participants: number, width: number): number {
  const fair = Math.floor((width - TIME_WIDTH) / Math.max(1, participants));
  return Math.max(NARROWEST, Math.min(WIDEST, fair));
}

function heading(names: readonly string[], columns: readonly number[], gap: number): string {
  return names.reduce((line, name, index) => {
    const shown = shortened(name, gap - 1);
    return line.padEnd((columns[index] ?? 0) - Math.floor(shown.length / 2)) + shown;
  }, '');
}

function arrow(message: SipLadder['messages'][number], columns: readonly number[]): string {
  const [from = 0, to = 0] = [columns[message.from], columns[message.to]];
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const cells: string[] = Array.from({ length: (columns.at(-1) ?? 0) + 1 }, () => ' ');
  for (const x of columns) cells[x] = '│';
  cells.fill(message.isRepeated ? '╌' : '─', left + 1, right);
  cells[from < to ? right - 1 : left + 1] = from < to ? '▶' : '◀';
  const label = ` ${shortened(message.summary + (message.isRepeated ? ', again' : ''), right - left - 5)} `;
  cells.splice(left + Math.ceil((right - left - label.length + 1) / 2), label.length, ...label.split(''));
  const delta = `+${message.sincePreviousMs.toFixed(message.sincePreviousMs < 100 ? 1 : 0)}`;
  return timeOf(message.at) + delta.padStart(9) + cells.join('').slice(timeOf(message.at).length + 9);
}

/** The time of day where the reader is, in milliseconds. */
export function timeOf(at: string): string {
  const date = new Date(at);
  const [hours, minutes, seconds] = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const clock = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`;
}
