/** The Rostrum logo: a rostrum seen from the front. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor" className={className}>
      <path d="M4.2 3.5h15.6l2.2 5.25H2z" />
      <path d="M6.4 10.25h11.2l-1.05 8.25H7.45z" />
      <path d="M4.5 20h15v1.5h-15z" />
    </svg>
  );
}
