import { classNames } from '../class-names.ts';

/**
 * `primary`: the main action of the page. `secondary`: any other action. `quiet`: without a border.
 * `danger`: an action that cannot be undone.
 */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
/** `sm`: 36 px (44 px on touch screens), `md`: 44 px, `lg`: 52 px, for the bid button. */
export type ButtonSize = 'sm' | 'md' | 'lg';

export type ButtonStyle = { readonly variant?: ButtonVariant; readonly size?: ButtonSize; readonly wide?: boolean };

const base =
  'inline-flex items-center justify-center gap-2 rounded-md border font-medium select-none ' +
  'transition-colors duration-100 ' +
  'text-center leading-tight disabled:opacity-55 aria-disabled:opacity-55 ' +
  'aria-disabled:cursor-not-allowed [&_svg]:shrink-0';

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-brand bg-brand text-on-brand enabled:hover:bg-brand-hover [a&]:hover:bg-brand-hover',
  secondary:
    'border-line-strong bg-surface text-ink enabled:hover:border-ink enabled:hover:bg-sunken ' +
    '[a&]:hover:border-ink [a&]:hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-ink enabled:hover:bg-sunken [a&]:hover:bg-sunken',
  danger: 'border-bad-solid bg-bad-solid text-on-solid enabled:hover:brightness-90',
};

const sizes: Readonly<Record<ButtonSize, string>> = {
  sm: 'finger min-h-9 px-3 text-sm [&_svg]:size-4',
  md: 'min-h-11 px-4 text-[0.9375rem] [&_svg]:size-[1.125rem]',
  lg: 'min-h-13 px-5 text-base numerals [&_svg]:size-5',
};

/** The classes that make any element look like a button. */
export function buttonClass({ variant = 'secondary', size = 'md', wide = false }: ButtonStyle): string {
  return classNames(base, variants[variant], sizes[size], wide && 'w-full');
}
