import { Component, type ReactNode } from 'react';

export type FaultBoundaryProps = {
  readonly children: ReactNode;
  /** What is shown instead of the part that failed; `reopen` tries it again. */
  readonly fault: (reopen: () => void) => ReactNode;
};

/** Confines the fault of one part of the screen to that part. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fault(() => this.setState({ failed: false })) : this.props.children;
  }
}
