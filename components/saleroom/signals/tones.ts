/** Four tones made on the spot: accepted, outbid, extended, sold. Silent until the page has been touched, and never the only sign of anything. */
export type Tone = 'accepted' | 'outbid' | 'extended' | 'sold';

/** Frequencies in hertz, one after the other. */
const melodies: Readonly<Record<Tone, readonly number[]>> = {
  accepted: [659, 880],
  outbid: [494, 370],
  extended: [587, 587],
  sold: [523, 659, 784],
};
const NOTE = 0.13;
const LOUDNESS = 0.09;

let audio: AudioContext | null = null;

/** Plays a tone where the browser allows it; before the first gesture it does not, and nothing happens. */
export function playTone(tone: Tone): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const { currentTime } = audio;
  melodies[tone].forEach((frequency, place) => {
    if (audio) playNote(audio, frequency, currentTime + place * NOTE);
  });
}

function playNote(on: AudioContext, frequency: number, at: number): void {
  const note = on.createOscillator();
  const volume = on.createGain();
  note.type = 'sine';
  note.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE * 1.6);
  note.connect(volume).connect(on.destination);
  note.start(at);
  note.stop(at + NOTE * 1.7);
}
