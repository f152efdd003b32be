/** A file of Microsoft's older kind (MS-CFB §2.2): `.xls`, or a workbook within one because a password keeps it. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Of ZIP; the second is that of an empty one. */
const ARCHIVES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];

export const beginsWith = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

export const isCompound = (bytes: Uint8Array): boolean => beginsWith(bytes, COMPOUND);

/** Whether a file is a workbook, or at least no text. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  isCompound(bytes) || ARCHIVES.some((signs) => beginsWith(bytes, signs));
