/** As `tagOf` of the service worker begins, which shares no file with the page: a classic worker imports none. */
const CALLS_TAG = 'wpm-wake-';

/** The notifications of the phone the system shows by now. */
export async function shownNotes(): Promise<readonly Notification[]> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return (await registration?.getNotifications?.()) ?? [];
}

/** Those of calls name callers: none is left on the device of who logged out (F10). What the platform says of the sign-out stays. */
export async function closeNotesOfCalls(): Promise<void> {
  for (const note of await shownNotes()) if (note.tag.startsWith(CALLS_TAG)) note.close();
}
