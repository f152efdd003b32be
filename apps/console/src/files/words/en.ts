import type { FileWords } from './file-words.ts';

/** English words of files that are read. */
export const en: FileWords = {
  truth: { yes: 'yes', no: 'no' },
  unreadable: {
    nothing: 'There are no headings and rows in this file. If they are in another sheet, move that sheet to the front.',
    'too-large': 'This file is too large. Split it into parts of up to 30 MB, 100,000 rows and 256 columns.',
    broken: 'This file is damaged. Open it in a spreadsheet, save it again as .xlsx and choose it once more.',
    encrypted: 'This file is protected by a password. Save it without one and choose it once more.',
    'old-excel': 'This is a file of an old Excel (.xls). Open it in Excel and save it as an .xlsx workbook or as CSV.',
    'other-format': 'This is neither an Excel workbook (.xlsx) nor a CSV file. Save it as one of these.',
    'not-reckoned':
      'There are formulas in this file without their results. Open it in a spreadsheet, save it and choose it once more.',
  },
};
