import { classNames } from './class-names.ts';

/** A placeholder in the final size of loading content. Hidden from assistive technology. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classNames('block animate-pulse rounded-sm bg-line/70', className)} />;
}
