import type { charts as pl } from './charts-pl.ts';

export const charts: typeof pl = {
  serviceLevel: 'Service level; the table below the chart has all figures',
  agents: 'Agents’ time by status; the table below the chart has all figures',
  idle: 'Idle',
  calls: 'Ringing and in calls',
  wrapUp: 'Wrap-up',
  breaks: 'Breaks',
};
