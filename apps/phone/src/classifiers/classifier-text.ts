import { type SaidClassifier, nameIn } from '@wpm/contract';
import type { Language } from '@wpm/ui';
import type { ClassifierWords } from './words/classifier-words.ts';

/** What a classifier is called, with all it stands below. */
export function classifierText(classifier: SaidClassifier, words: ClassifierWords, language: Language): string {
  if (classifier.kind === 'system') return words.system[classifier.is];
  return classifier.names.map((names) => nameIn(names, language)).join(' › ');
}
