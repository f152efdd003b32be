import type { BreakSettings } from '@wpm/contract';
import {
  Armchair,
  CircleEllipsis,
  Coffee,
  FileText,
  GraduationCap,
  type LucideIcon,
  Users,
  Utensils,
  Wrench,
} from 'lucide-react';

/** Each sign of a break as it is drawn. */
export const BREAK_ICON: Readonly<Record<BreakSettings['icon'], LucideIcon>> = {
  coffee: Coffee,
  meal: Utensils,
  meeting: Users,
  training: GraduationCap,
  paperwork: FileText,
  rest: Armchair,
  technical: Wrench,
  other: CircleEllipsis,
};
