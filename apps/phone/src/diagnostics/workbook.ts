import {
  type CallDiagnostics,
  DIRECTIONS_OF_SOUND,
  type DirectionOfSound,
  isOver,
  LIMITS,
  type MeasureSummary,
  type Sample,
  summarise,
} from '@wpm/softphone';
import type { Cell, Row, SheetData } from 'write-excel-file/universal';
import type { Measure } from './measure-text.ts';
import type { DiagnosticsWords } from './words/diagnostics-words.ts';

/** One sheet of the file; widths in characters. */
export type Sheet = {
  readonly sheet: string;
  readonly data: SheetData;
  readonly columns: { readonly width: number }[];
};

const OVER = { backgroundColor: '#ffd7d2', fontWeight: 'bold' } as const;
const INSTANT = 'yyyy-mm-dd hh:mm:ss';
const UNITS: Readonly<Record<Measure, string>> = { lossPercent: '%', jitterMs: 'ms', rttMs: 'ms' };

/**
 * The Excel file of a call's diagnostics (F38): a sheet of summary, a sheet of samples. Numbers are numbers, instants are dates of
 * the local clock, and every text is a text cell, so that a name that begins with `=` is no formula.
 */
export function workbookOf(diagnostics: CallDiagnostics, words: DiagnosticsWords): Sheet[] {
  return [
    {
      sheet: words.workbook.summary,
      data: summaryRows(diagnostics, words),
      columns: widths(26, 24, 12, 12, 12, 22, 16),
    },
    {
      sheet: words.workbook.samples,
      data: sampleRows(diagnostics, words),
      columns: widths(20, 10, 20, 20, 20, 20, 20),
    },
  ];
}

function widths(...characters: readonly number[]): { readonly width: number }[] {
  return characters.map((width) => ({ width }));
}

function summaryRows({ callId, other, startedAt, samples }: CallDiagnostics, words: DiagnosticsWords): SheetData {
  const { workbook } = words;
  const summary = summarise(samples);
  const line = (measure: Measure, direction: string, total: MeasureSummary, mos: number | null): Row => [
    text(nameOf(measure, words)),
    text(direction),
    number(LIMITS[measure]),
    measured(measure, total.average),
    measured(measure, total.worst),
    number(total.secondsOver),
    number(mos, '0.0'),
  ];
  return [
    [heading(workbook.call), text(callId)],
    [heading(workbook.party), text(other.name ?? '')],
    [heading(workbook.number), text(other.number)],
    [heading(workbook.started), instant(startedAt)],
    [heading(workbook.seconds), number(summary.seconds)],
    [],
    [
      workbook.measure,
      workbook.direction,
      workbook.limit,
      workbook.average,
      workbook.worst,
      workbook.secondsOver,
      workbook.mos,
    ].map(heading),
    ...DIRECTIONS_OF_SOUND.flatMap((name) => [
      line('lossPercent', words[name], summary[name].lossPercent, summary[name].mos),
      line('jitterMs', words[name], summary[name].jitterMs, null),
    ]),
    line('rttMs', words.both, summary.rttMs, null),
    [],
    [text(workbook.marked)],
  ];
}

/** Loss and jitter have two directions, the round trip has none. */
const COLUMNS = [
  ['lossPercent', 'inbound'],
  ['lossPercent', 'outbound'],
  ['jitterMs', 'inbound'],
  ['jitterMs', 'outbound'],
  ['rttMs', 'both'],
] as const;

function sampleRows({ startedAt, samples }: CallDiagnostics, words: DiagnosticsWords): SheetData {
  const { workbook } = words;
  const names = COLUMNS.map(([measure, name]) => heading(`${nameOf(measure, words)}: ${words[name]}`));
  const limits = COLUMNS.map(([measure]) => number(LIMITS[measure]));
  return [
    [heading(workbook.time), heading(workbook.second), ...names],
    [heading(workbook.limit), null, ...limits],
    ...samples.map((sample) => [
      instant(startedAt + sample.atMs),
      number(Math.round(sample.atMs / 1_000)),
      ...COLUMNS.map(([measure, name]) => measured(measure, valueOf(sample, measure, name))),
    ]),
  ];
}

function valueOf(sample: Sample, measure: Measure, name: DirectionOfSound | 'both'): number | null {
  return measure === 'rttMs' || name === 'both' ? sample.rttMs : sample[name][measure];
}

function nameOf(measure: Measure, words: DiagnosticsWords): string {
  return `${words.measures[measure].name} [${UNITS[measure]}]`;
}

function heading(value: string): Cell {
  return { value, type: String, fontWeight: 'bold', wrap: true };
}

function text(value: string): Cell {
  return { value, type: String };
}

function number(value: number | null, format = '0'): Cell {
  return value === null ? null : { value, type: Number, format };
}

function measured(measure: Measure, value: number | null): Cell {
  if (value === null) return null;
  return { value, type: Number, format: '0.0', ...(isOver(measure, value) ? OVER : {}) };
}

/** Excel knows no zones: the cell holds what the local clock showed. */
function instant(at: number): Cell {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return { value: new Date(at - offset), type: Date, format: INSTANT };
}
