import type { Archive } from './archive.ts';
import { type NumberLook, lookOf } from './cell-text.ts';
import { readMarkup } from './markup.ts';
import { UnreadableFile } from './unreadable.ts';

/** What a workbook says of itself: which part is its first sheet, and from which year it counts days. */
export type Book = {
  readonly sheet: string;
  readonly texts?: string;
  readonly styles?: string;
  readonly from1904: boolean;
};

/** Finds the parts of a workbook (ECMA-376-1 §12.3.23): its first sheet that is shown, its shared texts, its styles. */
export async function readBook(archive: Archive): Promise<Book> {
  const main = [...(await relationsOf(archive, '')).values()].find(({ type }) => type === 'officeDocument')?.target;
  // `.xlsb` holds no XML, and is none of ours.
  if (main === undefined || !archive.has(main) || main.endsWith('.bin')) throw new UnreadableFile('other-format');
  const { shown, from1904 } = await readMain(archive, main);
  const relations = await relationsOf(archive, main);
  const sheet = shown.map((id) => relations.get(id)).find((relation) => relation?.type === 'worksheet');
  if (!sheet) throw new UnreadableFile('broken');
  const [texts, styles] = ['sharedStrings', 'styles'].map(
    (wanted) => [...relations.values()].find(({ type, target }) => type === wanted && archive.has(target))?.target,
  );
  return {
    sheet: sheet.target,
    from1904,
    ...(texts !== undefined && { texts }),
    ...(styles !== undefined && { styles }),
  };
}

/** The sheets that are shown, in their order. */
async function readMain(archive: Archive, part: string) {
  const shown: string[] = [];
  let [root, from1904] = ['', false];
  await readMarkup(archive.text(part), {
    ...QUIET,
    open: (name, attributes) => {
      root ||= name;
      if (name === 'workbookPr') from1904 = isTrue(attributes('date1904'));
      if (name === 'sheet' && (attributes('state') ?? 'visible') === 'visible') shown.push(attributes(':id') ?? '');
    },
  });
  if (root !== 'workbook') throw new UnreadableFile('other-format');
  return { shown, from1904 };
}

const QUIET = { open: () => undefined, text: () => undefined, close: () => undefined };

export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

type Relation = { readonly type: string; readonly target: string };

/** What a part is related to, by the names it uses for that; '' is the archive itself. Targets as the archive has them. */
async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!archive.has(file)) throw new UnreadableFile('other-format');
  const relations = new Map<string, Relation>();
  await readMarkup(archive.text(file), {
    ...QUIET,
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const [id, type, target] = ['Id', 'Type', 'Target'].map((each) => attributes(each) ?? '');
      relations.set(id ?? '', { type: type?.split('/').at(-1) ?? '', target: placed(folder, target ?? '') });
    },
  });
  return relations;
}

/** Where a target lies, from the folder of who names it, or from the root. */
function placed(folder: string, target: string): string {
  const steps: string[] = [];
  const whole = target.replaceAll('\\', '/');
  for (const step of (whole.startsWith('/') ? whole : folder + whole).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The shared texts by their number; of texts in several looks all pieces, without how they are read aloud. */
export async function readTexts(archive: Archive, part: string | undefined): Promise<readonly string[]> {
  if (part === undefined) return [];
  const texts: string[] = [];
  const reader = new TextReader();
  let characters = 0;
  await readMarkup(archive.text(part), {
    open: (name) => reader.open(name),
    text: (text) => reader.text(text),
    close: (name) => {
      reader.close(name);
      if (name !== 'si') return;
      const text = reader.take();
      characters += text.length;
      if (characters > archive.limits.characters) throw new UnreadableFile('too-large');
      texts.push(text);
    },
  });
  return texts;
}

/** Gathers the text of a `si` or an `is`: what stands in its `t`, but for those of `rPh`. */
export class TextReader {
  #text = '';
  #isText = false;
  #phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic++;
    else if (name === 't') this.#isText = true;
  }

  text(text: string): void {
    if (this.#isText && this.#phonetic === 0) this.#text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--;
    else if (name === 't') this.#isText = false;
  }

  take(): string {
    const text = plainText(this.#text);
    this.#text = '';
    return text;
  }
}

/** `_x000D_` stands for a sign that XML cannot have, and `_x005F_` for the line that begins such a thing (ECMA-376-1 §22.4.2.4). */
export function plainText(text: string): string {
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** What each style of cells makes of numbers, by its number. */
export async function readLooks(archive: Archive, part: string | undefined): Promise<readonly NumberLook[]> {
  if (part === undefined) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isCell = false;
  await readMarkup(archive.text(part), {
    ...QUIET,
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes('numFmtId')), attributes('formatCode') ?? '');
      if (name === 'cellXfs') isCell = true;
      if (name === 'xf' && isCell) formats.push(Number(attributes('numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return formats.map((id) => lookOf(id, codes.get(id)));
}
