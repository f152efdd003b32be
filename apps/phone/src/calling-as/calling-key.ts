export const CALLING_CAMPAIGNS_KEY = ['calling-campaigns'] as const;
