/**
 * The fonts, served from npm packages rather than a font service: Newsreader for titles and lot
 * names, Geist for everything else. All Newsreader files share one family name, so that browsers
 * load italics and accented letters only on pages that show them; the roman is preloaded.
 */
import { GeistSans } from 'geist/font/sans';
import localFont from 'next/font/local';

const newsreader = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
  variable: '--font-newsreader',
  weight: '200 800',
  adjustFontFallback: 'Times New Roman',
  declarations: [{ prop: 'font-family', value: 'Newsreader' }],
});

const newsreaderItalic = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-italic.woff2',
  variable: '--font-newsreader-italic',
  weight: '200 800',
  style: 'italic',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'font-family', value: 'Newsreader' }],
});

const newsreaderAccented = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-ext-opsz-normal.woff2',
  variable: '--font-newsreader-accented',
  weight: '200 800',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'font-family', value: 'Newsreader' },
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
});

/** The class names for the document's root element. */
export const fontClasses = [GeistSans, newsreader, newsreaderItalic, newsreaderAccented]
  .map((face) => face.variable)
  .join(' ');
