import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';

type Value = string | number | undefined;

/** Reads an .xlsx file as a spreadsheet would: the rows of each sheet by its name. Numbers are numbers, texts are texts. */
export async function exportedSheets(file: string): Promise<ReadonlyMap<string, readonly (readonly Value[])[]>> {
  const parts = unzipSync(await readFile(file));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const texts = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text);
  const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name = '']) => name);
  return new Map(names.map((name, index) => [name, rowsOf(part(`xl/worksheets/sheet${index + 1}.xml`), texts)]));
}

function rowsOf(sheet: string, texts: readonly string[]): readonly (readonly Value[])[] {
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const values: Value[] = [];
    for (const [, column = '', attributes = '', value] of row.matchAll(/<c r="([A-Z])\d+"([^>]*)>(?:<v>([^<]*))?/g)) {
      const number = value === undefined ? undefined : Number(value);
      values[column.charCodeAt(0) - 65] = attributes.includes('t="s"') ? texts[number ?? -1] : number;
    }
    return values;
  });
}
