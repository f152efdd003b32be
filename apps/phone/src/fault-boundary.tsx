import { Button } from '@wpm/ui';
import { Component, type ReactNode } from 'react';
import { usePhoneWords } from './i18n/use-phone-words.ts';

/**
 * Catches the fault of a screen and offers to open it again. The softphone lives above every screen, so that a call goes on.
 */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Fault onReopen={() => this.setState({ failed: false })} />;
  }
}

function Fault({ onReopen }: { readonly onReopen: () => void }) {
  const words = usePhoneWords();
  return (
    <div className="fault" role="alert">
      <h2>{words.fault.heading}</h2>
      <p>{words.fault.text}</p>
      <Button tone="primary" onClick={onReopen}>
        {words.fault.reload}
      </Button>
    </div>
  );
}
