import { changeMyAbsence } from './change-my-absence.ts';
import { changeMyAutoAnswer } from './change-my-auto-answer.ts';
import { changeMyCallWaiting } from './change-my-call-waiting.ts';
import { changeMyForwarding } from './change-my-forwarding.ts';
import { changeMyEmail } from './change-my-email.ts';
import { changeMyPassword } from './change-my-password.ts';
import { getMyAutoAnswer } from './get-my-auto-answer.ts';
import { getMyCallWaiting } from './get-my-call-waiting.ts';
import { getMyEmail } from './get-my-email.ts';
import { getMyScreenPop } from './crm/get-my-screen-pop.ts';
import { listMyOffers } from './reports/list-offers.ts';
import { listMyLicences } from './list-my-licences.ts';
import { sendMyLog } from './phone-logs/send-my-log.ts';
import { getMyForwarding } from './get-my-forwarding.ts';
import { getMyGreetings } from './get-my-greetings.ts';
import { removeMyGreeting } from './remove-my-greeting.ts';

/** What the settings of the phone ask of the platform: apart from the rest, since nobody needs them to make a call. */
export const MY_SETTINGS_ENDPOINTS = {
  changeMyPassword,
  listMyOffers,
  getMyEmail,
  listMyLicences,
  changeMyEmail,
  getMyForwarding,
  changeMyForwarding,
  getMyAutoAnswer,
  changeMyAutoAnswer,
  getMyCallWaiting,
  changeMyCallWaiting,
  getMyGreetings,
  changeMyAbsence,
  removeMyGreeting,
  getMyScreenPop,
  sendMyLog,
} as const;
