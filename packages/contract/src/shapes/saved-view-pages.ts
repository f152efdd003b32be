/** Pages of the console whose view can be kept: `call-list` is the list of calls under way and over, the others are reports. */
export const SAVED_VIEW_PAGES = [
  'call-list',
  'calls',
  'campaigns',
  'agents',
  'missed',
  'missed-list',
  'recalls',
  'quality',
  'offers',
  'recordings',
] as const;
export type SavedViewPage = (typeof SAVED_VIEW_PAGES)[number];
