import type { Table } from '../table.ts';
import { Archive } from './archive.ts';
import { readBook, readLooks, readTexts } from './book-parts.ts';
import { LIMITS } from './limits.ts';
import { readSheet } from './sheet.ts';
import { beginsWith, isCompound } from './signature.ts';
import { UnreadableFile } from './unreadable.ts';

/** What the stream of a workbook that a password keeps is called (MS-OFFCRYPTO §1.3.3), in UTF-16. */
const KEPT = 'EncryptedPackage'.split('').flatMap((letter) => [letter.charCodeAt(0), 0]);

/**
 * The cells of the first sheet of a workbook (`.xlsx`, ECMA-376) as text, without rows and ends of rows in which there is nothing: numbers
 * with all their digits, days as ISO 8601 has them, of formulas their results.
 * @param truth what stands for cells that say yes or no
 * @throws `UnreadableFile`
 */
export async function readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  truth: Readonly<Record<'yes' | 'no', string>>,
  limits = LIMITS,
): Promise<Table> {
  if (isCompound(bytes)) throw new UnreadableFile(includes(bytes, KEPT) ? 'encrypted' : 'old-excel');
  const archive = new Archive(bytes, limits);
  const { sheet, texts, styles, from1904 } = await readBook(archive);
  return readSheet(archive, sheet, {
    texts: await readTexts(archive, texts),
    looks: await readLooks(archive, styles),
    from1904,
    truth,
  });
}

function includes(bytes: Uint8Array, signs: readonly number[]): boolean {
  const [first = 0] = signs;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (beginsWith(bytes.subarray(at, at + signs.length), signs)) return true;
  }
  return false;
}
