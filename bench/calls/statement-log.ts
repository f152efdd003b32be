import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

const PARTS = ['parse', 'bind', 'execute', 'statement'] as const;
type Part = (typeof PARTS)[number];

/** A step of a statement as the server logged it: a prepared one is parsed once, and planned when it is bound. */
export type Told = {
  readonly part: Part;
  readonly ms: number;
  readonly text: string;
};

const STEP = /^~ LOG: +duration: ([\d.]+) ms +(parse|bind|execute|statement)[^:]*: ([^]*?)(?=^~|$(?![^]))/gm;
/** Until every session has read its settings anew: idle ones do at once, and nobody says so. */
const SETTLED_MS = 500;

/** What a platform's own PostgreSQL is asked for a while, by its log. */
export class StatementLog {
  readonly #url: string;
  readonly #file: string;

  /** @param url of the platform's database, whose superuser is beside it on its socket */
  constructor(url: string, dataFolder: string) {
    this.#url = url.replace('//wpm@', '//postgres@').replace(/\/wpm$/, '/postgres');
    this.#file = path.join(dataFolder, 'log', 'postgres.log');
  }

  async during(work: () => Promise<unknown>): Promise<readonly Told[]> {
    await this.#set('log_line_prefix', '~ ');
    await this.#set('log_min_duration_statement', '0');
    await setTimeout(SETTLED_MS);
    const from = statSync(this.#file).size;
    await work();
    await this.#set('log_min_duration_statement', '-1');
    const text = readFileSync(this.#file).subarray(from).toString();
    return [...text.matchAll(STEP)].map(([, ms, part, said = '']) => ({
      part: PARTS.find((one) => one === part) ?? 'statement',
      ms: Number(ms),
      text: said.replaceAll(/\s+/g, ' ').trim(),
    }));
  }

  async #set(setting: string, value: string): Promise<void> {
    const client = new Client({ connectionString: this.#url });
    await client.connect();
    await client.query(`ALTER SYSTEM SET ${setting} = '${value}'`);
    await client.query('SELECT pg_reload_conf()');
    await client.end();
  }
}

/** Statements of a call, the most frequent first: how many, and ms of reading, planning and running them. */
export function linesOf(told: readonly Told[], calls: number): string {
  const sums = new Map<string, { runs: number; parse: number; bind: number; execute: number }>();
  for (const { part, ms, text } of told) {
    const sum = sums.get(text) ?? { runs: 0, parse: 0, bind: 0, execute: 0 };
    sums.set(text, sum);
    sum[part === 'statement' ? 'execute' : part] += ms;
    if (part === 'execute' || part === 'statement') sum.runs++;
  }
  const sorted = [...sums].toSorted(([, one], [, other]) => other.runs - one.runs || other.execute - one.execute);
  return sorted
    .map(([text, { runs, ...times }]) => {
      const cells = [runs, times.parse, times.bind, times.execute].map((sum) => (sum / calls).toFixed(2).padStart(7));
      return `${cells.join('')}  ${text.slice(0, 150)}\n`;
    })
    .join('');
}
