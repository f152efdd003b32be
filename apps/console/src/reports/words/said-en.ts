import type { ReportWords } from './report-words.ts';

/** Of what is said of a call (F07), and said otherwise later. */
export const said: ReportWords['said'] = {
  heading: 'Classifier',
  nobody: 'no agent',
  nothing: 'no classifier',
  change: 'Change the classifier',
  changeOf: (agent) => `Change the classifier: ${agent}`,
  choose: 'Classifier',
  chooseNone: 'Choose',
  note: 'Note',
  noteRequired: 'This classifier needs a note.',
  recallAt: 'When to call back',
  recallAtHint: (zone) => `Time: ${zone}.`,
  noneOffered: 'There are no classifiers for this call. They are added in the administration.',
  save: 'Save',
  cancel: 'Cancel',
  edits: 'History of changes',
  neverChanged: 'Nobody has changed the classifier or the note.',
  platform: 'the platform',
  edit: (at, by, agent) => `${at}, ${by} (part of: ${agent})`,
  became: (before, after) => `${before} → ${after}`,
};
