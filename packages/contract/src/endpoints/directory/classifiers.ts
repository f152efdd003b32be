import { administered } from '../../administered.ts';
import { classifierSettings } from '../../shapes/directory/classifier.ts';

/** Classifiers (F07): the list is flat, `parentId` makes the tree. */
export const classifiers = administered('/classifiers', classifierSettings);
