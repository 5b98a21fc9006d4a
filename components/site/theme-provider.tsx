'use client';

import { ThemeProvider as Themes } from 'next-themes';
import type { ReactNode } from 'react';

/** Keeps the reader's choice of day or night; without one their system's setting holds. The colours are CSS's business (globals.css). */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Themes
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
