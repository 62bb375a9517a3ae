import type { Style } from '@atelier/contracts'
import type { Look } from '@atelier/imaging'
import { BUILT_IN_STYLES } from '../built-in/index.ts'
import { SHOWN, type Shown } from './looks.ts'

const SCENES = [
  'a red lighthouse on the shore, sailing boat',
  'a fox in a forest',
  'a castle on a hill, trees',
  'a city, full moon',
  'a pagoda, mountains, lake',
  'a red house, meadow, trees',
] as const
/** The end of a word tells nothing: "mosaics", "linocuts". */
const words = (text: string) => text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []

/** Words by which a style of one's own is known to be like a built-in one: those of its name, and no other's. */
const KNOWN: readonly (readonly [words: string, id: string])[] = [
  ...BUILT_IN_STYLES.map(({ id, name }) => [words(name).join(' '), id] as const),
  ['watercolor', 'watercolour'],
  ['aquarell', 'watercolour'],
  ['sumi', 'ink-wash'],
  ['pixel', 'pixel-art'],
  ['lego', 'isometric'],
  ['impressionist', 'impressionism'],
  ['monochrome', 'black-and-white'],
  ['noir', 'black-and-white'],
  ['cinematic', 'cinematic-still'],
  ['analog', 'film-photograph'],
  ['polaroid', 'film-photograph'],
  ['sepia', 'daguerreotype'],
  ['pencil', 'pencil-sketch'],
  ['line art', 'ink-line'],
  ['manga', 'comic'],
  ['anime', 'comic'],
  ['clay', 'claymation'],
  ['origami', 'paper-cut'],
  ['poster', 'travel-poster'],
  ['storybook', 'picture-book'],
  ['portrait', 'studio-portrait'],
  ['sunset', 'golden-hour'],
  ['night', 'night-photograph'],
  ['stitch', 'embroidery'],
]

/** What a preview shows of a style: a scene for Sketch, and what is done to the drawing. The same for the same words. */
export function shownOf({ id, name, prompt, isBuiltIn }: Style): Shown {
  const own = isBuiltIn ? SHOWN[id] : undefined
  if (own) return own
  const text = words(`${name} ${prompt}`).join(' ')
  const seed = Array.from(text).reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  )
  const scene = SCENES[seed % SCENES.length] ?? SCENES[0]
  const known = KNOWN.find(([phrase]) => ` ${text} `.includes(` ${phrase}`))
  const look = known && SHOWN[known[1]]?.look
  // Sketch knows words of its own: hours, weather, colours, a few techniques.
  return {
    scene: prompt.includes('{prompt}') ? prompt.replaceAll('{prompt}', scene) : `${scene}, ${prompt}`,
    look: look ?? tinted(seed),
  }
}

/** Nothing that is known to us: a tint of its own tells it from the others. */
function tinted(seed: number): Look {
  const channel = (shift: number) => (96 + ((seed >>> shift) % 160)).toString(16)
  return [
    {
      step: 'grade',
      saturation: 0.7 + ((seed >>> 3) % 8) / 10,
      contrast: 0.9 + ((seed >>> 7) % 4) / 10,
      tint: `#${channel(2)}${channel(9)}${channel(16)}`,
      amount: 0.24,
    },
  ]
}
