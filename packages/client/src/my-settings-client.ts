import { MY_SETTINGS_ENDPOINTS } from '@wpm/contract';
import type { FileChannel } from './channel.ts';
import type { Method, MethodsOf } from './connect.ts';
import { type GreetingFiles, greetingFiles } from './greeting-files.ts';

/** The user's own settings that the platform keeps. */
export type MySettingsClient = MethodsOf<typeof MY_SETTINGS_ENDPOINTS> & GreetingFiles;

/** Apart from the rest of the phone's client, so that the phone loads it when they are wanted. */
export function mySettingsMethods(method: Method, files: FileChannel): MySettingsClient {
  return {
    ...greetingFiles(files),
    changeMyPassword: method(MY_SETTINGS_ENDPOINTS.changeMyPassword),
    listMyOffers: method(MY_SETTINGS_ENDPOINTS.listMyOffers),
    listMyLicences: method(MY_SETTINGS_ENDPOINTS.listMyLicences),
    getMyEmail: method(MY_SETTINGS_ENDPOINTS.getMyEmail),
    changeMyEmail: method(MY_SETTINGS_ENDPOINTS.changeMyEmail),
    getMyForwarding: method(MY_SETTINGS_ENDPOINTS.getMyForwarding),
    changeMyForwarding: method(MY_SETTINGS_ENDPOINTS.changeMyForwarding),
    getMyAutoAnswer: method(MY_SETTINGS_ENDPOINTS.getMyAutoAnswer),
    changeMyAutoAnswer: method(MY_SETTINGS_ENDPOINTS.changeMyAutoAnswer),
    getMyCallWaiting: method(MY_SETTINGS_ENDPOINTS.getMyCallWaiting),
    changeMyCallWaiting: method(MY_SETTINGS_ENDPOINTS.changeMyCallWaiting),
    getMyGreetings: method(MY_SETTINGS_ENDPOINTS.getMyGreetings),
    changeMyAbsence: method(MY_SETTINGS_ENDPOINTS.changeMyAbsence),
    removeMyGreeting: method(MY_SETTINGS_ENDPOINTS.removeMyGreeting),
    getMyScreenPop: method(MY_SETTINGS_ENDPOINTS.getMyScreenPop),
    sendMyLog: method(MY_SETTINGS_ENDPOINTS.sendMyLog),
  };
}
