import { SILENT_OFFER, SipPhone, type TestPlatform, dominantFrequency, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Baresip } from '../support/baresip.ts';
import { middleOf } from '../support/recordings.ts';
import { registeredPhone, stationOf } from '../support/scene.ts';
