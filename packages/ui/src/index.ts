export { Button, type ButtonProps, IconButton, type IconButtonProps } from './components/button.tsx';
export { CallIcon, type CallIconProps } from './components/call-icon.tsx';
export { Choice, type ChoiceProps } from './components/choice.tsx';
export { FaultBoundary, type FaultBoundaryProps } from './components/fault-boundary.tsx';
export type { AskReset } from './components/forgotten-password.tsx';
export { HelpLink, type HelpLinkProps } from './components/help-link.tsx';
export { LoginForm, type LoginFormProps } from './components/login-form.tsx';
export { Notice, type NoticeProps } from './components/notice.tsx';
export { soundOf } from './sound/sound-of.ts';
export { RecordingPlayer, type RecordingPlayerProps } from './components/recording-player.tsx';
export { Sheet, type SheetProps } from './components/sheet.tsx';
export { TextField, type TextFieldProps } from './components/text-field.tsx';
export { type Peaks, Waveform, type WaveformProps } from './components/waveform.tsx';
export { rememberLogin, type SignIn } from './components/use-login.ts';
export type { OpenRecording, Recording } from './components/use-recording.ts';
export { type CardField, type Clash, type Joined, joinChanges, joinContacts, settle } from './contacts/card-changes.ts';
export { useOnline } from './device/use-online.ts';
export { type Theme, THEMES, applyTheme, chooseTheme, storedTheme } from './device/theme.ts';
export { applyTextSize, chooseTextSize, storedTextSize, TEXT_SIZES, type TextSize } from './device/text-size.ts';
export { applyTouchSize, chooseTouchSize, storedTouchSize, TOUCH_SIZES, type TouchSize } from './device/touch-size.ts';
export type { HelpPlace } from './help/guides.ts';
export { deviceName } from './format/device-name.ts';
export { dayHeading, timeOfDay } from './format/day.ts';
export { clockDuration } from './format/duration.ts';
export { LanguageProvider, useLanguage, useWords } from './i18n/language-provider.tsx';
export { useCallWords } from './i18n/calls/use-call-words.ts';
export type { AdministrationErrorCode } from './i18n/error-code.ts';
export { LANGUAGE_NAMES, LANGUAGES, type Language } from './i18n/languages.ts';
export { type PluralForms, counting } from './i18n/plural.ts';
export { type Words, errorText } from './i18n/words.ts';
export {
  type RestorableSession,
  restoreSession,
  untilAnswered,
  type SessionMemory,
  sessionMemory,
} from './session/restore-session.ts';
