'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { classNames } from '../ui/class-names.ts';
import { useIsHydrated } from '../ui/use-is-hydrated.ts';

const choices = [
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
  { value: 'system', label: 'As the system', Icon: Monitor },
] as const;

/** Chooses the theme. Only the browser knows the choice, so the server's HTML has none checked. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const isHydrated = useIsHydrated();
  return (
    <fieldset className="flex rounded-md border border-line p-0.5">
      <legend className="sr-only">Colours</legend>
      {choices.map(({ value, label, Icon }) => (
        <label
          key={value}
          title={label}
          className={classNames(
            'grid size-10 place-items-center rounded-sm text-ink-soft hover:text-ink ' +
              'has-checked:bg-sunken has-checked:text-ink',
            'forced-colors:has-checked:outline has-focus-visible:outline-2 ' +
              'has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ' +
              'pointer-coarse:size-11',
          )}
        >
          <input
            type="radio"
            name="colours"
            value={value}
            checked={isHydrated && theme === value}
            onChange={() => setTheme(value)}
            className="sr-only"
          />
          <Icon aria-hidden className="size-4" />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
