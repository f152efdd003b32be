import type { ReadinessWords } from './readiness-words.ts';

/** What the check of the phone says, in English. */
export const en: ReadinessWords = {
  explained: 'Six steps after which you know that a call reaches you and that you are heard.',
  states: {
    good: 'In order',
    waiting: 'Waiting…',
    open: 'To be checked',
    bad: 'Needs attention',
    advice: 'Advice',
  },
  connection: {
    heading: 'Connection to the server',
    lost: 'The phone has no connection to the server and keeps trying. Check Wi-Fi or mobile data.',
  },
  microphone: {
    heading: 'Microphone',
    start: 'Check the microphone',
    stop: 'Stop',
    speak: 'Say something in your usual voice',
    silent: 'If the bar does not move, choose another microphone in the sound settings.',
    heard: 'You are heard',
  },
  echo: {
    heading: 'Test call',
    explained: 'Calls 600: after the tone you hear again what you say. Hang up when you have heard enough.',
    call: 'Make a test call',
    asks: 'Did you hear your own voice?',
    yes: 'Yes',
    no: 'No',
    heard: 'Heard both ways',
    silent:
      'Check the volume and the chosen speaker in the sound settings. If there is still nothing to hear, the network may block voice: tell the administrator.',
    failed: 'The test call did not succeed. Check the connection to the server and the microphone, then try again.',
  },
  notifications: { heading: 'Notifications' },
  push: {
    heading: 'The way of a notification',
    explained: 'The server sends a notification to this device the same way as for a call.',
    needsNotifications: 'Turn notifications on first.',
    send: 'Send a test notification',
    came: (seconds) => `Came after ${seconds.toFixed(1)} s`,
    late: 'The notification did not come within 20 seconds. Turn battery saving off for this application, check the Internet and try again.',
    notAccepted:
      'The notification service of the browser refused. Turn notifications off and on in the settings; if that does not help, tell the administrator.',
  },
  battery: {
    heading: 'Battery and lock screen',
    advice: {
      android: [
        'Install the phone: menu of the browser, then “Add to Home screen”.',
        'System settings, Apps, the phone (or the browser), Battery: choose “Unrestricted”.',
        'Samsung: Battery, Background usage limits: add the application to “Never sleeping apps”. Xiaomi: turn Autostart on. Huawei: App launch, manage manually.',
        'Lock screen: allow notifications with their content, or you do not see who calls.',
      ],
      apple: [
        'Open the phone from the home screen: notifications work only there.',
        'Settings, Notifications, the phone: allow them, with sound and on the lock screen.',
        'A Focus mutes notifications: add the phone to the allowed applications.',
      ],
      desktop: [
        'Notifications come as long as the browser runs: leave it in the background after closing its windows.',
        'Keep the computer from sleeping while you work, and turn off “Do not disturb” of the system.',
      ],
    },
  },
};
