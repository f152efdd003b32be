import { describeEngine } from './engine-conformance.fixture.ts';

describeEngine(1);
