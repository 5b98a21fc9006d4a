/**
 * The meaning of a badge, a notice or a panel. Each tone has a text, a background and a border
 * colour.
 */
export type Tone = 'neutral' | 'brand' | 'leading' | 'outbid' | 'unmet' | 'bad' | 'note';

/** The classes of a tone: text, background, border. */
export const toneClass: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-soft bg-sunken border-line',
  brand: 'text-brand-text bg-brand-tint border-brand-line',
  leading: 'text-leading bg-leading-tint border-leading-line',
  outbid: 'text-outbid bg-outbid-tint border-outbid-line',
  unmet: 'text-unmet bg-unmet-tint border-unmet-line',
  bad: 'text-bad bg-bad-tint border-bad-line',
  note: 'text-note bg-note-tint border-note-line',
};
