import type { Asked } from '../asked.ts'
import { mix, oklch, shift, type Colour } from '../colour.ts'
import type { SeasonId } from '../lexicon.ts'
import { namedColour, tinted } from '../palette.ts'
import type { Reading } from '../read-prompt.ts'
import type { Scene } from '../scene.ts'
import { MOOD_FILTERS } from '../styles/moods.ts'

type Tone = (colour: Colour) => Colour

const NIGHTLY: ReadonlySet<string> = new Set(['moon', 'stars', 'aurora', 'comet'])

const hueOf = ({ h }: Colour) => ((h % 360) + 360) % 360

const isLeaf = (colour: Colour) => colour.c > 0.03 && hueOf(colour) > 95 && hueOf(colour) < 170

const LEAVES: Readonly<Record<SeasonId, { h: number; c: number; l: number }>> = {
  spring: { h: 130, c: 1.15, l: 0.06 },
  summer: { h: 140, c: 1.25, l: 0 },
  autumn: { h: 55, c: 1.35, l: 0.03 },
}

const season =
  (id: SeasonId): Tone =>
  colour =>
    isLeaf(colour)
      ? { ...colour, h: LEAVES[id].h, c: Math.min(0.19, colour.c * LEAVES[id].c), l: colour.l + LEAVES[id].l }
      : colour

/** The light of an hour: how dark it is, and the colour that bright things and dark things take from it. */
function hour({ palette, time }: Scene): Tone {
  if (time === 'day') return colour => shift(colour, (1 - colour.l) * (colour.l < 0.3 ? 0.04 : 0.12), 1.06)
  const { dim, haze, shade } = palette
  return colour => {
    const dimmed = { ...colour, l: colour.l * (1 - dim), c: colour.c * (1 - dim * 0.45) }
    const bright = mix(dimmed, { ...haze, l: dimmed.l + (haze.l - dimmed.l) * 0.12 }, 0.2 + 0.4 * colour.l)
    return mix(bright, { ...shade, l: bright.l }, 0.35 * (1 - colour.l))
  }
}

/** Snow lies on what is bright and on what is green; what is dark stays visible under it. */
const snow =
  (isDark: boolean): Tone =>
  colour => {
    const lies = isLeaf(colour) ? 0.62 : Math.min(0.6, Math.max(0.08, (colour.l - 0.2) * 1.1))
    return mix(colour, oklch(isDark ? 0.62 : 0.96, 0.012, 240), lies)
  }

const weather = ({ weather: { grey, fog }, palette }: Scene): Tone[] => [
  ...(grey > 0 ? [(colour: Colour) => mix(colour, oklch(colour.l * (1 - grey * 0.14), 0.012, 250), grey * 0.62)] : []),
  ...(fog ? [(colour: Colour) => mix(colour, palette.haze, 0.34)] : []),
]

/** Colours of nothing in particular: the first takes all, a second one what is dark. */
function tint([first, second]: readonly Colour[]): Tone[] {
  if (!first) return []
  const dark = second ?? first
  return [colour => mix(tinted(colour, first, 0.72), tinted(colour, dark, 0.72), Math.max(0, 1 - colour.l * 1.6))]
}

/** What the words of a prompt do to the colours of a picture: its hour, weather, season, colours and mood. */
export function createTone(scene: Scene, asked: Asked, { colours }: Reading): Tone {
  const isHourSaid = asked.times.length > 0 || asked.sky.some(id => NIGHTLY.has(id))
  const isDark = scene.time === 'night' || scene.time === 'dusk'
  const tones: readonly Tone[] = [
    ...asked.seasons.slice(0, 1).map(season),
    ...(isHourSaid ? [hour(scene)] : []),
    ...(asked.weather.includes('snow') ? [snow(isHourSaid && isDark)] : []),
    ...(asked.weather.some(id => id !== 'clear') ? weather(scene) : []),
    ...tint(colours.map(namedColour)),
    ...(scene.mood ? [MOOD_FILTERS[scene.mood]] : []),
  ]
  return colour => tones.reduce((toned, tone) => tone(toned), colour)
}
