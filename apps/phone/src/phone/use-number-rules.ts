import { useQuery } from '@tanstack/react-query';
import { loadWorldRules, type NumberRules, plainRules } from '@wpm/softphone';

/** The rules for numbers: plain ones until those of the world are loaded, a moment after the keypad is there. */
export function useNumberRules(): NumberRules {
  const rules = useQuery({
    queryKey: ['number-rules'],
    queryFn: loadWorldRules,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return rules.data ?? plainRules;
}
