import type { FirstStepsWords } from './first-steps-words.ts';

/** The words of the guide, in English. */
export const en: FirstStepsWords = {
  heading: 'First steps',
  about:
    'From an empty company to the first conversation. Steps tick themselves when the platform sees that something is done.',
  loading: 'Checking what is done already…',
  failed: 'What is done could not be checked',
  progress: (done, of) => `Done: ${done} of ${of}`,
  ready: 'All is ready. Customers can call.',
  done: 'Done',
  open: 'To do',
  optional: 'optional',
  hide: 'Hide the guide',
  hidden: 'The guide is hidden from the Administration menu. You will always find it in the menu of your account.',
  show: 'Show it in the Administration menu',
  call: (numbers) => `Call: ${numbers}`,
  see: 'See this call',
  steps: {
    licences: {
      heading: 'Licences',
      hint: 'Seats of “agent” or “UC” and of “WebPhone Mobile” are needed. The operator of the platform grants them: ask for them.',
      link: 'See the licences',
    },
    agent: {
      heading: 'An agent’s account',
      hint: 'Add an account with a WebPhone Mobile phone and pass the invitation link on: by it the agent sets their own password.',
      link: 'Accounts',
    },
    hours: {
      heading: 'Working hours',
      hint: 'Add hours, then choose them in the campaign. Without them a campaign is always open.',
      link: 'Working hours',
    },
    campaign: {
      heading: 'A campaign with an agent',
      hint: 'It is the queue customers wait in. Add a campaign and name the agents who take its calls.',
      link: 'Campaigns',
    },
    trunk: {
      heading: 'A trunk to the telephone network',
      hint: 'Fill in what your carrier gave you. The step is done when the trunk is ready.',
      link: 'Trunks',
    },
    number: {
      heading: 'A number leads to the campaign',
      hint: 'Add a number your carrier gave you, and choose that it leads to the campaign.',
      link: 'Numbers',
    },
    phone: {
      heading: 'An agent’s phone is logged in',
      hint: 'The agent opens the invitation link, sets a password and logs in to the phone in a browser. Quicker on a mobile: let them scan the QR code you show on their account.',
      link: 'Invitation and QR code',
    },
    'test-call': {
      heading: 'Test call',
      hint: 'The agent’s phone rings. Once answered, the agent hears what they say: it tries phone, network and sound both ways.',
      link: null,
    },
    customer: {
      heading: 'First conversation with a customer',
      hint: 'The agent chooses the status “In queue” on the phone, and you call the campaign’s number from your own mobile.',
      link: null,
    },
  },
  test: {
    whose: 'Whose phone is to ring',
    nobody: 'Somebody has to be logged in to a phone first.',
    ring: (name) => `Make a test call: ${name}`,
    ringing: 'The agent’s phone rings. Answer it.',
    talking: 'Answered: say something into the phone, you will hear yourself. Then hang up, and the result appears.',
    failed: (result) => `It did not work: ${result}. Check the phone and try again.`,
    worked: (duration) => `It works. The call lasted ${duration}.`,
    sound: (mos) => `Quality of sound: ${mos} on a scale from 1 to 4.5.`,
    unmeasured: 'The quality of sound was not measured: the call was too short.',
    poor: 'The sound may break up: check the agent’s network.',
    see: 'See the test call',
  },
};
