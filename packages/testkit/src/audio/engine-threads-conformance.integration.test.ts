import { describeEngine } from './engine-conformance.fixture.ts';

// Beside the same with one thread, in a file of its own: each takes most of a minute.
describeEngine(2);
