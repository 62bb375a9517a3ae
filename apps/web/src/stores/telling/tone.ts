/** Hertz; a third that goes up. */
const NOTES = [659.25, 830.61] as const
const NOTE_S = 0.18
const FADE_S = 0.5
const LOUDNESS = 0.07

/** Two short, soft notes, made here: no file. Where the browser lets no page make a sound yet there is none. */
export function playTone() {
  const context = new AudioContext()
  const gain = context.createGain()
  gain.connect(context.destination)
  const begin = context.currentTime + 0.02
  const end = begin + NOTES.length * NOTE_S + FADE_S
  gain.gain.setValueAtTime(0, begin)
  gain.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.03)
  gain.gain.setTargetAtTime(0, begin + NOTES.length * NOTE_S, FADE_S / 4)
  const oscillator = context.createOscillator()
  oscillator.type = 'sine'
  NOTES.forEach((hertz, index) => oscillator.frequency.setValueAtTime(hertz, begin + index * NOTE_S))
  oscillator.connect(gain)
  oscillator.addEventListener('ended', () => void context.close())
  oscillator.start(begin)
  oscillator.stop(end)
}
