export { assertNever } from './assert-never.ts';
export { chanceOf } from './chance.ts';
export { type Clock, type Instant, ManualClock } from './clock.ts';
export { type FillRandom, type Id, uuidV7 } from './ids.ts';
export { linesThatCanFail } from './lines-that-can-fail.ts';
export { type Fields, type Log, maskedNumber, silentLog } from './log.ts';
export { type Result, ok, refuse } from './result.ts';
export { type RepeatLimit, withoutRepeats } from './without-repeats.ts';
export { SystemClock } from './system-clock.ts';
