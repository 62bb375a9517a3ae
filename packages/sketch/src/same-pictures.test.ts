import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { paintScene } from './paint/compose.ts'
import { idsOf } from './lexicon.ts'
import { ANIMALS, PEOPLE } from './lexicon/beings.ts'
import { MOODS, STYLES } from './lexicon/looks.ts'
import { PLACES, SEASONS, SKY, TIMES, WEATHER } from './lexicon/places.ts'
import { FURNITURE, ITEMS, ROOMS } from './lexicon/indoors.ts'
import { SURFACES } from './lexicon/lettering.ts'
import { TRAITS } from './lexicon/portraits.ts'
import { LANDMARKS, THINGS, VEHICLES } from './lexicon/things.ts'
import { HASHES } from './same-pictures.hashes.ts'
import { createScene } from './scene.ts'
import { styleOf } from './styles/index.ts'
import { MOOD_FILTERS } from './styles/moods.ts'
import { inStyle, recolour } from './styles/style.ts'
import { toSvg } from './svg.ts'

const SIZES = [
  [1024, 1024],
  [768, 1344],
  [1344, 768],
] as const
const FORMS_OF_ABSTRACT = 12

const firstWords = (table: Readonly<Record<string, string>>) =>
  Object.values(table).map(words => (words.split(' ')[0] ?? '').replaceAll('_', ' '))

/** Every motif, style and mood that there is, and what is painted where nothing is known. */
const PROMPTS: readonly string[] = [
  ...[PLACES, SKY, TIMES, WEATHER, SEASONS, LANDMARKS, THINGS, ANIMALS, PEOPLE].flatMap(firstWords),
  ...firstWords(STYLES).map(style => `two foxes and a castle by a lake at night, ${style}`),
  ...idsOf(MOODS).map(id => `a house, ${MOODS[id].split(' ')[0]}`),
  ...Array.from({ length: FORMS_OF_ABSTRACT }, (_, at) => `unknown words ${at}`),
  'a village in autumn with three red cars and a snowman, no clouds',
  'nine dragons',
  ...[VEHICLES, ITEMS, ROOMS].flatMap(firstWords),
  ...firstWords(FURNITURE).map(piece => `a room with a ${piece}`),
  ...firstWords(TRAITS).map(trait => `portrait of a person, ${trait}`),
  ...firstWords(SURFACES).map(surface => `a ${surface} that says "OPEN"`),
  'a still life with fruit in a bowl and a bottle of wine by the sea',
  'a cello',
]

/** What is handed to the renderer, in short: the libraries that make pixels of it are not judged here. */
function hashOf(prompt: string, at: number): string {
  const [width, height] = SIZES[at % SIZES.length] ?? SIZES[0]
  const scene = createScene({ prompt, negativePrompt: null, width, height, seed: at })
  const painted = paintScene(scene)
  const coloured = scene.mood ? recolour(painted, MOOD_FILTERS[scene.mood]) : painted
  const nodes = inStyle(styleOf(scene.style), coloured, scene)
  const svg = toSvg(nodes, { width, height, unitsWide: scene.width, unitsHigh: scene.height })
  return createHash('sha256').update(svg).digest('hex').slice(0, 16)
}

test('every prompt gives the picture that it gave before', () => {
  expect(Object.fromEntries(PROMPTS.map((prompt, at) => [prompt, hashOf(prompt, at)]))).toEqual(HASHES)
})
