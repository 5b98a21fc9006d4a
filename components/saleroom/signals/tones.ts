/** Four synthesised tones. Each of them accompanies a visible change. */
export type Tone = 'accepted' | 'outbid' | 'extended' | 'sold';

/** Frequencies in hertz, played in order. */
const melodies: Readonly<Record<Tone, readonly number[]>> = {
  accepted: [659, 880],
  outbid: [494, 370],
  extended: [587, 587],
  sold: [523, 659, 784],
};
/** Seconds. */
const NOTE_LENGTH = 0.13;
const VOLUME = 0.09;

let audio: AudioContext | null = null;

/** Plays a tone. Browsers allow it only after the first user gesture; before it does nothing. */
export function playTone(tone: Tone): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const { currentTime } = audio;
  melodies[tone].forEach((frequency, place) => {
    if (audio) playNote(audio, frequency, currentTime + place * NOTE_LENGTH);
  });
}

function playNote(on: AudioContext, frequency: number, at: number): void {
  const note = on.createOscillator();
  const volume = on.createGain();
  note.type = 'sine';
  note.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(VOLUME, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_LENGTH * 1.6);
  note.connect(volume).connect(on.destination);
  note.start(at);
  note.stop(at + NOTE_LENGTH * 1.7);
}
