const MAX_LENGTH = 500;
/** Paths that never follow a sign-in: API routes, and pages that would redirect in a circle. */
const excludedPaths = /^\/(api|_next|sign-in|sign-up|sign-out|setup)(\/|\?|#|$)/;

/**
 * The path to open after signing in, from a query parameter or a form; "/" for anything that could
 * lead to another site: another host or scheme, or text that browsers read as one (`//`, `/\`,
 * control characters).
 */
export function nextPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value)) return '/';
  if (value.includes('\\')) return '/';
  const base = 'http://house.invalid';
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (!url || url.origin !== base) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith('//') || excludedPaths.test(path) ? '/' : path;
}
