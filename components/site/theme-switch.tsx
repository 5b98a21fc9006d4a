'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { classNames } from '../ui/class-names.ts';

const choices = [
  { value: 'light', words: 'Light', Icon: Sun },
  { value: 'dark', words: 'Dark', Icon: Moon },
  { value: 'system', words: 'As the system', Icon: Monitor },
] as const;

const never = () => () => {};

/** Chooses the page's colours. What is chosen is known only in the browser, so nothing is marked in the server's HTML. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset className="flex rounded-md border border-line p-0.5">
      <legend className="sr-only">Colours</legend>
      {choices.map(({ value, words, Icon }) => (
        <label
          key={value}
          title={words}
          className={classNames(
            'grid size-10 place-items-center rounded-sm text-ink-soft hover:text-ink has-checked:bg-sunken has-checked:text-ink',
            'forced-colors:has-checked:outline has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:size-11',
          )}
        >
          <input
            type="radio"
            name="colours"
            value={value}
            checked={isInBrowser && theme === value}
            onChange={() => setTheme(value)}
            className="sr-only"
          />
          <Icon aria-hidden className="size-4" />
          <span className="sr-only">{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
