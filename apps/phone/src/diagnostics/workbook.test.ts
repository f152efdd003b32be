import type { CallDiagnostics, Sample } from '@wpm/softphone';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/universal';
import { CHART, chartPath, thinned } from './chart-path.ts';
import { workbookOf } from './workbook.ts';
import { en } from './words/en.ts';
import { pl } from './words/pl.ts';

const STARTED_AT = Date.UTC(2026, 10, 28, 12);

function sample(atMs: number, loss: number | null, rttMs: number | null): Sample {
  return {
    atMs,
    inbound: { lossPercent: loss, jitterMs: 12.5 },
    outbound: { lossPercent: null, jitterMs: null },
    rttMs,
  };
}

const CALL: CallDiagnostics = {
  id: 'record',
  callId: 'call-id',
  startedAt: STARTED_AT,
  direction: 'inbound',
  other: { number: '+48600100200', name: '=HYPERLINK("http://evil.example","a")<b>&' },
  samples: [sample(1_000, 0, null), sample(2_000, 10, 300)],
};

/** The XML of the parts of the file, read as Excel would. */
async function written(call: CallDiagnostics, words: typeof pl) {
  const blob = await writeExcelFile(workbookOf(call, words)).toBlob();
  const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const part = (name: string) => strFromU8(parts[name] ?? expect.unreachable(name));
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
  const cells = (sheet: number) =>
    new Map(
      [...part(`xl/worksheets/sheet${sheet}.xml`).matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(?:<v>([^<]*)<\/v>)?/g)].map(
        ([, at = '', attributes = '', value = '']) => [
          at,
          {
            text: attributes.includes('t="s"'),
            style: /s="(\d+)"/.exec(attributes)?.[1],
            value: attributes.includes('t="s"') ? shared[Number(value)] : value,
          },
        ],
      ),
    );
  return { part, cells };
}

test('the file has a sheet of summary and a sheet of samples, in the language of the user', async () => {
  const { part } = await written(CALL, pl);
  expect([...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'Podsumowanie',
    'Próbki',
  ]);
  const english = await written(CALL, en);
  expect(english.part('xl/workbook.xml')).toContain('"Samples"');
});

test('measured values are numbers, one row a second, and what is not known is an empty cell', async () => {
  const samples = (await written(CALL, pl)).cells(2);
  expect(samples.get('C1')).toMatchObject({ text: true, value: 'Straty pakietów [%]: Od rozmówcy' });
  expect(samples.get('G2')).toMatchObject({ text: false, value: '250' });
  expect([samples.get('B3'), samples.get('B4')]).toMatchObject([{ value: '1' }, { value: '2' }]);
  expect(samples.get('C4')).toMatchObject({ text: false, value: '10' });
  expect(samples.get('E4')).toMatchObject({ text: false, value: '12.5' });
  expect(samples.get('D4')?.value ?? '').toBe('');
  expect(samples.get('G3')?.value ?? '').toBe('');
});

test('values over their limit look unlike those within', async () => {
  const samples = (await written(CALL, pl)).cells(2);
  expect(samples.get('C4')?.style).not.toBe(samples.get('C3')?.style);
  expect(samples.get('G4')?.style).toBe(samples.get('C4')?.style);
  expect(samples.get('E4')?.style).toBe(samples.get('C3')?.style);
});

test('the summary has averages, the worst and the seconds over each limit', async () => {
  const summary = (await written(CALL, pl)).cells(1);
  const row = (number: number) =>
    ['A', 'B', 'C', 'D', 'E', 'F'].map((column) => summary.get(`${column}${number}`)?.value);
  expect(row(8)).toEqual(['Straty pakietów [%]', 'Od rozmówcy', '0', '5', '10', '1']);
  expect(row(12)).toEqual(['Opóźnienie RTT [ms]', 'Tam i z powrotem', '250', '300', '300', '1']);
  expect(Number(summary.get('G8')?.value)).toBeGreaterThan(3);
});

test('a name that looks like a formula is a text, and so is a number with its plus', async () => {
  const { part, cells } = await written(CALL, pl);
  const summary = cells(1);
  expect(summary.get('B2')).toMatchObject({ text: true });
  expect(summary.get('B2')?.value).toMatch(/^=HYPERLINK\(.*&lt;b>?(&gt;)?&amp;$/);
  expect(summary.get('B3')).toMatchObject({ text: true, value: '+48600100200' });
  expect(part('xl/worksheets/sheet1.xml') + part('xl/worksheets/sheet2.xml')).not.toContain('<f>');
});

test('instants are dates of the local clock', async () => {
  const summary = (await written(CALL, pl)).cells(1);
  const local = STARTED_AT - new Date(STARTED_AT).getTimezoneOffset() * 60_000;
  // Days since 1899-12-30, as Excel counts them.
  expect(Number(summary.get('B4')?.value)).toBeCloseTo(local / 86_400_000 + 25_569, 4);
});

test('an hour is thinned without losing its worst second', () => {
  const values = Array.from({ length: 3_600 }, (_, index) => (index === 1_234 ? 90 : 1));
  const drawn = thinned(values);
  expect(drawn.length).toBeLessThanOrEqual(150);
  expect(Math.max(...drawn.map((value) => value ?? 0))).toBe(90);
  expect(thinned([1, null])).toEqual([1, null]);
});

test('a line is interrupted where nothing is known', () => {
  expect(chartPath([0, 10, null, 5], 10)).toBe(`M0.0 ${CHART.height}.0h0L100.0 0.0M300.0 ${CHART.height / 2}.0h0`);
});
