export { type DialRefusal, type DialWish, type ReachedLimit, mayDial, reachedLimit } from './dial/dial-permission.ts';
export { DialLedger, type DialUsage, type PastCall, type Subject } from './dial/dial-usage.ts';
export {
  MOST_HOPS,
  type ForwardingRule,
  type Hop,
  type NotReached,
  patienceWith,
  refusalToForward,
  ruleFor,
} from './forwarding/forwarding.ts';
export { type Dialled, isEmergencySomewhere, readCaller, readDialled } from './number/dialled.ts';
export { nationalDigits } from './number/national-digits.ts';
export { type NumberKind, classify } from './number/number-class.ts';
export {
  type CallerAddress,
  type CallerWish,
  type SentCaller,
  type ShownCaller,
  sentCaller,
  shownCaller,
} from './trunk/caller-id.ts';
export { type Health, type HealthInput, advanceHealth, isHealthy } from './trunk/health.ts';
export { numberFrom, numberTowards } from './trunk/number-format.ts';
export {
  type Failure,
  type Refusal,
  type Registration,
  type RegistrationEffect,
  type RegistrationInput,
  type Trouble,
  advanceRegistration,
  registeredUntil,
  registrationDeadline,
} from './trunk/registration.ts';
export { type Contact, type TrunkFacts, trunkStateOf } from './trunk/trunk-state.ts';
export { type TrunkChoice, trunkOrder } from './trunk/trunk-order.ts';
export { type ClassifierNode, misplacement } from './classifier/tree.ts';
export { misplacedMenus } from './menu/tree.ts';
export {
  type ChosenClassifier,
  type Classifier,
  chooseClassifier,
  isRecallTime,
  offeredClassifiers,
} from './classifier/offered.ts';
export { destinationNow } from './hours/destination.ts';
export { type Schedule, isOpenAt, nextOpening } from './hours/open-at.ts';
export { type ReadContact, type WrongCard, contactNumber, readContact } from './contact/read-contact.ts';
export { type ContactSearch, readContactSearch, searchKeys } from './contact/search-keys.ts';
export { wallTimeIn } from './hours/zoned.ts';
