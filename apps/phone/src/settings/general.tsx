import { isStunAddress, keepStun, storedStun, type StunSettings } from '@wpm/softphone';
import {
  Choice,
  chooseTextSize,
  chooseTheme,
  chooseTouchSize,
  storedTextSize,
  storedTheme,
  storedTouchSize,
  TEXT_SIZES,
  TextField,
  THEMES,
  TOUCH_SIZES,
  useWords,
} from '@wpm/ui';
import { useState } from 'react';
import { AutoAnswerSetting } from '../auto-answer/auto-answer-setting.tsx';
import { DialLinks } from './dial-links.tsx';
import { KeptDiagnostics } from './kept-diagnostics.tsx';
import { SendLogs } from './send-logs.tsx';
import { Toggle } from './toggle.tsx';
import { Version } from './version.tsx';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Automatic answering (F15), STUN, version, appearance, what is kept on this device, and logs for support (F42). */
export function General() {
  return (
    <div className="settings-form">
      <Appearance />
      <AutoAnswerSetting />
      <Stun />
      <DialLinks />
      <Version />
      <KeptDiagnostics />
      <SendLogs />
    </div>
  );
}

function Appearance() {
  const shared = useWords();
  const { general: words } = useSettingsWords();
  const [theme, setTheme] = useState(storedTheme);
  const [size, setSize] = useState(storedTextSize);
  const [touch, setTouch] = useState(storedTouchSize);
  return (
    <>
      <Choice
        label={shared.theme}
        value={theme}
        options={THEMES.map((value) => ({ value, text: shared.themes[value] }))}
        onChoose={(chosen) => {
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      />
      <Choice
        label={words.textSize}
        value={size}
        options={TEXT_SIZES.map((value) => ({ value, text: words.textSizes[value] }))}
        onChoose={(chosen) => {
          chooseTextSize(chosen);
          setSize(chosen);
        }}
      />
      <Choice
        label={words.touchSize}
        value={touch}
        options={TOUCH_SIZES.map((value) => ({ value, text: words.touchSizes[value] }))}
        onChoose={(chosen) => {
          chooseTouchSize(chosen);
          setTouch(chosen);
        }}
      />
    </>
  );
}

function Stun() {
  const { general: words } = useSettingsWords();
  const [stun, setStun] = useState(storedStun);
  const change = (next: StunSettings) => {
    keepStun(next);
    setStun(next);
  };
  const isWrong = stun.on && !isStunAddress(stun.address);
  return (
    <section className="settings-form">
      <h3>{words.stun}</h3>
      <p className="quiet">{words.stunExplained}</p>
      <Toggle label={words.useStun} on={stun.on} onChange={(on) => change({ ...stun, on })} />
      {stun.on && (
        <TextField
          label={words.stunAddress}
          value={stun.address}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          problem={isWrong ? words.stunWrong : undefined}
          onChange={(event) => change({ ...stun, address: event.currentTarget.value })}
        />
      )}
    </section>
  );
}
