import { describe, expect, test } from 'vitest'
import { paintScene } from './paint/compose.ts'
import { idsOf } from './lexicon.ts'
import { ANIMALS, PEOPLE } from './lexicon/beings.ts'
import { MOODS, STYLES } from './lexicon/looks.ts'
import { PLACES, SEASONS, SKY, TIMES, WEATHER } from './lexicon/places.ts'
import { FURNITURE, ITEMS, ROOMS } from './lexicon/indoors.ts'
import { TRAITS } from './lexicon/portraits.ts'
import { LANDMARKS, THINGS, VEHICLES } from './lexicon/things.ts'
import { createStage } from './paint/stage.ts'
import { paintWay } from './paint/vehicles/way.ts'
import { createScene, type SceneRequest } from './scene.ts'
import { countShapes } from './shape.ts'
import { STYLES_BY_ID } from './styles/index.ts'
import { inStyle } from './styles/style.ts'
import { toSvg } from './svg.ts'

const scene = (prompt: string, changes: Partial<SceneRequest> = {}) =>
  createScene({ prompt, negativePrompt: null, width: 1024, height: 1024, seed: 1, ...changes })
const subjects = (prompt: string) => scene(prompt).subjects.map(({ id, count }) => `${count} ${id}`)

describe('a sentence becomes a scene', () => {
  test('with its subjects and their numbers', () => {
    expect(subjects('two cats and a dog under the moon')).toEqual(['2 cat', '1 dog'])
    expect(subjects('a flock of sheep')).toEqual(['9 sheep'])
    expect(subjects('three small wooden boats')).toEqual(['3 boat'])
    expect(subjects('foxes')).toEqual(['3 fox'])
    expect(subjects('drei rote Boote auf dem See')).toEqual(['3 boat'])
    expect(subjects('hundreds of butterflies')).toEqual(['9 butterfly'])
  })

  test('with its hour, weather and place', () => {
    expect(scene('a stormy sea at dusk')).toMatchObject({
      time: 'dusk',
      ground: 'sea',
      weather: { rain: true, lightning: true },
    })
    expect(scene('foggy forest in the morning')).toMatchObject({ time: 'dawn', weather: { fog: true } })
    expect(scene('verschneites Dorf bei Nacht')).toMatchObject({
      time: 'night',
      ground: 'snow',
      weather: { snow: true },
    })
    expect(scene('northern lights')).toMatchObject({ time: 'night', sky: { aurora: true } })
    expect(scene('hot air balloons over the desert')).toMatchObject({
      ground: 'desert',
      subjects: [{ id: 'balloon', count: 3 }],
    })
  })

  test('with colours on the things that they belong to', () => {
    const {
      subjects: [car],
      palette,
    } = scene('a red car in a green meadow at noon')
    expect(car?.colour?.h).toBe(27)
    expect(palette.local.grass.h).toBeGreaterThan(120)
    expect(scene('purple sky over hills at noon').palette.sky[0].h).not.toBeCloseTo(
      scene('sky over hills at noon').palette.sky[0].h,
      0,
    )
  })

  test('with a colour of nothing in particular in the light of the whole', () => {
    expect(scene('a woman by the sea in red and gold').palette.named).toBe(true)
    expect(scene('a woman by the sea').palette.named).toBe(false)
    expect(scene('a woman in a red dress by the sea')).toMatchObject({
      palette: { named: false },
      subjects: [{ id: 'woman', colour: { h: 27 } }],
    })
  })

  test('with a style and a mood', () => {
    expect(scene('a castle in watercolor')).toMatchObject({ style: 'watercolour' })
    expect(scene('pixel-art city, cyberpunk')).toMatchObject({ style: 'pixel', mood: 'cyberpunk' })
    expect(scene('black and white photo of a horse')).toMatchObject({ mood: 'monochrome' })
  })

  test('without what it says shall not be there', () => {
    expect(scene('night sky with no moon').sky.moon).toBeNull()
    expect(subjects('a field without cows')).toEqual([])
    expect(
      scene('a cat and a dog', { negativePrompt: 'dog, blurry, low quality' }).subjects.map(({ id }) => id),
    ).toEqual(['cat'])
    expect(scene('mountains by a lake', { negativePrompt: 'mountains' }).backdrop).not.toContain('mountains')
  })

  test('that lies where its things are at home', () => {
    expect(scene('coral reef').setting).toBe('underwater')
    expect(scene('a fish').setting).toBe('underwater')
    expect(scene('an astronaut').setting).toBe('space')
    expect(scene('a sailing ship').ground).toBe('sea')
    expect(scene('a penguin').ground).toBe('snow')
  })

  test('that is abstract when nothing in it is known', () => {
    expect(scene('serendipity of forgotten thoughts').setting).toBe('abstract')
    expect(scene('').setting).toBe('abstract')
    expect(scene('an abstract cat').setting).toBe('abstract')
  })
})

describe('a thing that one can point at', () => {
  const table = (prompt: string) => scene(prompt).table.map(({ id, count, label }) => label ?? `${count} ${id}`)

  test('lies on a table, a known one as itself, an unknown one in a parcel that bears its name', () => {
    expect(table('three apples and a bottle')).toEqual(['3 apple', '1 bottle'])
    expect(table('a cello')).toEqual(['cello'])
    expect(table('an orange')).toEqual(['1 orange'])
    expect(scene('a cello')).toMatchObject({ setting: 'still-life', outdoors: false })
    expect(scene('a cello by the sea')).toMatchObject({ setting: 'still-life', outdoors: true, ground: 'sea' })
  })

  test('is no still life where somebody lives or drives', () => {
    expect(scene('a fox with a cello').setting).toBe('land')
    expect(scene('a car with a trombone').setting).toBe('land')
  })

  test('is in a room where one is named, or furniture', () => {
    expect(scene('a kitchen with a candle')).toMatchObject({
      setting: 'interior',
      room: 'kitchen',
      table: [{ id: 'candle' }],
    })
    expect(scene('two black cats on a red sofa')).toMatchObject({
      setting: 'interior',
      room: 'living_room',
      furniture: [{ id: 'sofa', colour: { h: 27 } }],
      subjects: [{ id: 'cat', count: 2 }],
    })
  })

  test('is a portrait where a face is described', () => {
    expect(scene('an old man with a grey beard and glasses')).toMatchObject({
      setting: 'portrait',
      portrait: { woman: false, age: 'old', beard: 'full', spectacles: true },
    })
    expect(scene('portrait of a woman with long curly red hair in a blue dress').portrait).toMatchObject({
      woman: true,
      hair: { cut: 'long', curly: true, colour: { h: 42 } },
      clothes: { id: 'dress', colour: { h: 255 } },
    })
    expect(scene('a woman in a red dress by the sea').setting).toBe('land')
  })
})

describe('what rolls', () => {
  const way = (prompt: string) => paintWay(createStage(scene(prompt)))

  test('stands on a level road or on rails, and trees stand behind it', () => {
    for (const prompt of ['a bus in the desert', 'a tram in the city', 'a steam train', 'a motorcycle by the sea']) {
      const front = way(prompt)
      const levels = new Set(front?.edge.map(([, y]) => y))
      expect([prompt, levels.size]).toEqual([prompt, 1])
      expect(Math.max(...(front?.verge.map(([, y]) => y) ?? []))).toBeLessThan(Math.max(...levels))
    }
  })

  test('is all that a road is made for', () => {
    expect(way('a fox in the snow')).toBeNull()
    expect(way('a car in space')).toBeNull()
  })
})

test('the same request is the same scene, and another seed another one', () => {
  expect(scene('a lake')).toEqual(scene('a lake'))
  expect(scene('a lake', { seed: 2 })).not.toEqual(scene('a lake'))
})

describe('the same seed', () => {
  test('keeps place, light and weather, and changes the thing', () => {
    const { subjects: foxes, wordsHash: fox, ...one } = scene('a red fox in snow', { seed: 7 })
    const { subjects: cats, wordsHash: cat, ...other } = scene('a red cat in snow', { seed: 7 })
    expect(one).toEqual(other)
    expect(fox).not.toBe(cat)
    expect([foxes[0]?.id, cats[0]?.id]).toEqual(['fox', 'cat'])
  })

  test('paints all but the thing alike', () => {
    const [one, other] = ['a red fox in snow', 'a red cat in snow'].map(prompt =>
      paintScene(scene(prompt, { seed: 7 })),
    )
    const differing = one?.filter((node, index) => JSON.stringify(node) !== JSON.stringify(other?.[index])) ?? []
    expect(one).toHaveLength(other?.length ?? 0)
    expect(differing).toHaveLength(1)
  })

  test('keeps the place when another hour or style is asked for', () => {
    const [noon, night] = ['a lake at noon', 'a lake at night, watercolour'].map(prompt => scene(prompt, { seed: 3 }))
    expect(night?.horizon).toBe(noon?.horizon)
    expect(night?.backdrop).toEqual(noon?.backdrop)
  })
})

test('a larger picture of the same form is the same drawing', () => {
  expect(paintScene(scene('a lake', { width: 512, height: 512 }))).toEqual(paintScene(scene('a lake')))
})

/** One prompt for each word of the lexicon's ids: every motif there is. */
const MOTIFS = [
  ...[PLACES, SKY, TIMES, WEATHER, SEASONS, LANDMARKS, THINGS, VEHICLES, ANIMALS, PEOPLE, ITEMS, FURNITURE, ROOMS]
    .flatMap(table => Object.values(table))
    .map(words => (words.split(' ')[0] ?? '').replaceAll('_', ' ')),
  ...Object.values(TRAITS).map(words => `portrait, ${(words.split(' ')[0] ?? '').replaceAll('_', ' ')}`),
  'a cello',
  'a sign that says "OPEN"',
]
const SIZES = [
  [1024, 1024],
  [768, 1344],
  [2048, 256],
] as const
const MAX_SHAPES = 12_000
/** What an SVG of numbers and our own names consists of: no letter of a prompt can hide in it. */
const OWN_MARKUP =
  /^(?:<\/?(?:svg|defs|g|path|clipPath|linearGradient|radialGradient|stop)(?: [a-zA-Z0-9-]+="[^"<>&]*")*\/?>)+$/

describe('every motif', () => {
  for (const motif of MOTIFS) {
    test(`${motif} is painted at three sizes, within bounds`, () => {
      for (const [width, height] of SIZES) {
        const nodes = paintScene(scene(motif, { width, height }))
        expect(countShapes(nodes)).toBeLessThan(MAX_SHAPES)
        const svg = toSvg(nodes, { width, height, unitsWide: 1000, unitsHigh: 1000 })
        expect(svg).toMatch(OWN_MARKUP)
        expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      }
    })
  }
})

describe('every style', () => {
  for (const id of idsOf(STYLES)) {
    test(`${id} is painted at three sizes, within bounds`, () => {
      for (const [width, height] of SIZES) {
        const description = scene(`two foxes and a castle by a lake at night, ${STYLES[id].split(' ')[0]}`, {
          width,
          height,
        })
        expect(description.style).toBe(id)
        const styled = inStyle(STYLES_BY_ID[id], paintScene(description), description)
        expect(countShapes(styled)).toBeLessThan(MAX_SHAPES)
        // What is painted first covers the whole picture: nothing transparent is left.
        expect(toSvg(styled.slice(0, 1), { width, height, unitsWide: 1000, unitsHigh: 1000 })).toMatch(
          /<path d="M0 0L[^"]*Z" fill="(?:#[0-9a-f]{6}|url\(#d0\))"\/>/,
        )
        expect(toSvg(styled, { width, height, unitsWide: 1000, unitsHigh: 1000 })).not.toMatch(/NaN|undefined|Infinity/)
      }
    })
  }
})

test('every mood is found by its words', () => {
  for (const id of idsOf(MOODS)) expect(scene(`a house, ${MOODS[id].split(' ')[0]}`).mood).toBe(id)
})

test('a prompt of 4000 characters does not paint more than a short one may', () => {
  const prompt = 'nine cats, nine dogs, nine palms, nine houses, city, forest, aurora, snow, storm, '
    .repeat(60)
    .slice(0, 4000)
  expect(countShapes(paintScene(scene(prompt)))).toBeLessThan(MAX_SHAPES)
})
