import { PAGE_COLUMNS, SAVED_VIEW_PAGES } from '@wpm/contract';
import { expect, test } from 'vitest';
import { en as recordingsEn } from '../recordings/words/en.ts';
import { pl as recordingsPl } from '../recordings/words/pl.ts';
import { en } from '../words/en.ts';
import { pl } from '../words/pl.ts';
import { columnTexts } from './column-texts.ts';

test.each(SAVED_VIEW_PAGES)('every column of %s has a name of its own in both languages', (page) => {
  for (const texts of [columnTexts(page, pl, recordingsPl), columnTexts(page, en, recordingsEn)]) {
    const names = PAGE_COLUMNS[page].map((id) => texts[id]);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  }
});
