/** Letters that are no base letter with a mark, so that taking the mark away leaves them. */
const WHOLE: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
};

/**
 * A text as it is searched and sorted: lower case, without accents, white space and control characters as one space.
 * What is stored and what is typed go through here alike, so `Łódź`, `łódź` and `lodz` find each other (F17).
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøđħıŧßæœþð]/g, (letter) => WHOLE[letter] ?? letter)
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim();
}
