'use client';

import { ThemeProvider as Themes } from 'next-themes';
import { type ReactNode, useState } from 'react';

export type ThemeProviderProps = {
  /** By which the page's policy knows the script that sets the theme before anything is painted (server/web/headers/content-policy.ts). */
  readonly nonce: string | undefined;
  readonly children: ReactNode;
};

/** Keeps the reader's choice of day or night; without one their system's setting holds. The colours are CSS's business (globals.css). */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  // The document's policy knows the first nonce only; what the house answers later to the same document has others.
  const [documentsNonce] = useState(nonce);
  return (
    <Themes
      nonce={documentsNonce}
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
