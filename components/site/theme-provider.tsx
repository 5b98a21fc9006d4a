'use client';

import { ThemeProvider as Themes } from 'next-themes';
import { type ReactNode, useState } from 'react';

export type ThemeProviderProps = {
  /**
   * Allows the inline script that sets the theme before the first paint
   * (server/web/headers/content-policy.ts).
   */
  readonly nonce: string | undefined;
  readonly children: ReactNode;
};

/**
 * Stores the reader's theme. The default is the system's setting; colours are in app/tokens.css.
 */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  // The document's policy has only the first nonce; later responses for the same document have
  // others.
  const [documentNonce] = useState(nonce);
  return (
    <Themes
      nonce={documentNonce}
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
    >
      {children}
    </Themes>
  );
}
