import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';

/** The frame of every screen that comes before the phone: whose application this is, and what it asks or says. */
export function BeforePhone({ children }: { readonly children: ReactNode }) {
  return (
    <main className="login">
      <header className="login-head">
        <Phone size={40} aria-hidden />
        <p>WebPhone Mobile</p>
      </header>
      {children}
    </main>
  );
}
