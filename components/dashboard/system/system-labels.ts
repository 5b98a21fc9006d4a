/** The label of a node's role; an unknown role is its own label. */
export function roleLabel(role: string): string {
  return { all: 'Pages and saleroom', saleroom: 'Saleroom alone', pages: 'Pages alone' }[role] ?? role;
}

/** The label of the transport of hints between nodes; an unknown transport is its own label. */
export function hintLabel(hints: string): string {
  return { none: 'None', notify: 'By PostgreSQL', redis: 'By Redis' }[hints] ?? hints;
}

/**
 * The offset of the database's clock from this machine's; positive milliseconds when it is ahead.
 */
export function clockOffsetLabel(offset: number): string {
  const rounded = Math.round(offset);
  if (rounded === 0) return 'As this machine’s';
  return `${Math.abs(rounded).toLocaleString('en-GB')} ms ${rounded > 0 ? 'ahead of' : 'behind'} this machine’s`;
}

/** Formats milliseconds in the largest unit and the next. */
export function elapsedLabel(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}
