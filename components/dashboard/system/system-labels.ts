/** What a node does, in words; a role that is not known is called by its own name. */
export function roleLabel(role: string): string {
  return { all: 'Pages and saleroom', saleroom: 'Saleroom alone', pages: 'Pages alone' }[role] ?? role;
}

/** By what road a node hints to the others, in words. */
export function hintLabel(hints: string): string {
  return { none: 'None', notify: 'By PostgreSQL', redis: 'By Redis' }[hints] ?? hints;
}

/** How the house clock stands to a machine's; `offset` in milliseconds, above zero when the house is ahead. */
export function clockOffsetLabel(offset: number): string {
  const rounded = Math.round(offset);
  if (rounded === 0) return 'As this machine’s';
  return `${Math.abs(rounded).toLocaleString('en-GB')} ms ${rounded > 0 ? 'ahead of' : 'behind'} this machine’s`;
}

/** A length of time, given in milliseconds, in its largest unit and the next. */
export function elapsedLabel(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}
