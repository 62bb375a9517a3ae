import { SPACE_WEATHER, chooseSky, chooseTime, chooseWeather, type Sky, type Weather } from './atmosphere.ts'
import {
  LOCAL_OF_PLACE,
  chooseBackdrop,
  chooseGround,
  chooseLandmarks,
  chooseSetting,
  type BackdropId,
  type GroundId,
  type Setting,
} from './composition.ts'
import type { BeingId, Landmark, Subject } from './elements.ts'
import type { ColourId, MoodId, PlaceId, SeasonId, StyleId, TimeId } from './lexicon.ts'
import { createPalette, type Palette } from './palette.ts'
import { createRandom, hashText } from './random.ts'
import { readPrompt, type Reading } from './read.ts'
import type { LocalId } from './schemes.ts'
import { colourOf, gather, type Wish } from './wish.ts'

/** Everything that a picture is, before a line is drawn. Plain data. */
export interface Scene {
  readonly seed: number
  /** The drawing's own units: the shorter side is 1000. */
  readonly width: number
  readonly height: number
  readonly style: StyleId | null
  readonly mood: MoodId | null
  readonly setting: Setting
  readonly time: TimeId
  readonly season: SeasonId | null
  readonly weather: Weather
  readonly sky: Sky
  /** Units from the top. */
  readonly horizon: number
  readonly ground: GroundId
  readonly backdrop: readonly BackdropId[]
  readonly landmarks: readonly Landmark[]
  readonly subjects: readonly Subject[]
  readonly palette: Palette
  /** Told apart from the seed: the same words give the same family of forms. */
  readonly wordsHash: number
}

export interface SceneRequest {
  readonly prompt: string
  readonly negativePrompt: string | null
  readonly width: number
  readonly height: number
  readonly seed: number
}

const MAX_KINDS = 4
const MAX_COUNT = 9

function chooseSubjects({ wanted }: Wish): Subject[] {
  const subjects = new Map<BeingId, Subject>()
  for (const mention of wanted) {
    const { notion } = mention
    if (notion.kind !== 'animal' && notion.kind !== 'person' && notion.kind !== 'thing') continue
    if (subjects.has(notion.id) || subjects.size >= MAX_KINDS) continue
    const usual = notion.id === 'bird' && mention.count === 0 ? 5 : 1
    subjects.set(notion.id, {
      id: notion.id,
      kind: notion.kind,
      count: Math.min(MAX_COUNT, mention.count || usual),
      colour: colourOf(mention),
    })
  }
  return [...subjects.values()]
}

function localWishes(wish: Wish): Partial<Record<LocalId, ColourId>> {
  const local: Partial<Record<LocalId, ColourId>> = {}
  for (const { notion, colour } of wish.wanted) {
    if (colour === null || notion.kind !== 'place') continue
    for (const id of LOCAL_OF_PLACE[notion.id]) local[id] = colour
  }
  return local
}

const SKY_KINDS: ReadonlySet<string> = new Set(['time', 'weather', 'style', 'mood', 'season'])

function paletteWish(wish: Wish, reading: Reading, time: TimeId, weather: Weather) {
  const skyMention = wish.wanted.find(
    ({ notion, colour }) =>
      colour !== null && (SKY_KINDS.has(notion.kind) || notion.id === 'sky' || notion.id === 'aurora'),
  )
  const spaceMention = wish.wanted.find(
    ({ notion, colour }) =>
      colour !== null && notion.kind === 'place' && (notion.id === 'space' || notion.id === 'underwater'),
  )
  const local = localWishes(wish)
  return {
    time,
    season: wish.seasons[0] ?? null,
    mood: wish.moods[0] ?? null,
    grey: weather.grey,
    colours: reading.colours.slice(0, 3),
    // Open water has the colour of its sky, so a blue sea asks for a blue sky.
    skyColour: (skyMention ?? spaceMention)?.colour ?? local.water ?? null,
    local,
  }
}

const HORIZONS: Partial<Readonly<Record<GroundId, readonly [number, number]>>> = {
  sea: [0.5, 0.6],
  beach: [0.48, 0.56],
  lake: [0.54, 0.6],
  city: [0.74, 0.8],
  desert: [0.54, 0.64],
  moon: [0.66, 0.74],
}

/** Who lives where nobody was named. */
const SHOAL: Subject = { id: 'fish', kind: 'animal', count: 5, colour: null }

/** Turns a request into the description of a picture: pure, and the same for the same request. */
export function createScene(request: SceneRequest): Scene {
  const reading = readPrompt(request.prompt)
  const negative = request.negativePrompt ? readPrompt(request.negativePrompt) : null
  const wish = gather(reading, negative ? [...negative.mentions.map(({ notion }) => notion), ...negative.unwanted] : [])
  const wordsHash = hashText(reading.words.join(' ') || request.prompt)
  const seed =
    (hashText(`${request.prompt}\n${request.negativePrompt ?? ''}`) ^
      Math.imul(request.seed ^ 0x9e3779b9, 0x85ebca6b)) >>>
    0
  const random = createRandom(seed).fork('scene')

  const unit = 1000 / Math.min(request.width, request.height)
  const [width, height] = [request.width * unit, request.height * unit]
  const subjects = chooseSubjects(wish)
  const setting = chooseSetting(wish, subjects)
  const time = setting === 'space' ? 'night' : chooseTime(wish, random.fork('time'))
  const weather = setting === 'space' ? SPACE_WEATHER : chooseWeather(wish, random.fork('weather'))
  const places: readonly PlaceId[] = wish.places
  const ground = chooseGround({
    places,
    setting,
    snow: weather.snow,
    hints: [...wish.landmarks, ...subjects.map(({ id }) => id)],
    random: random.fork('ground'),
  })
  const [low, high] = HORIZONS[ground] ?? [0.58, 0.68]
  return {
    seed,
    width,
    height,
    style: wish.styles[0] ?? null,
    mood: wish.moods[0] ?? null,
    setting,
    time,
    season: wish.seasons[0] ?? null,
    weather,
    sky:
      setting === 'space'
        ? { ...chooseSky(wish, time, weather, random.fork('sky')), moon: null }
        : chooseSky(wish, time, weather, random.fork('sky')),
    horizon: height * random.fork('horizon').between(low, high),
    ground,
    backdrop: chooseBackdrop({ places, ground, refused: wish.refused, random: random.fork('backdrop') }),
    landmarks: chooseLandmarks({ wish, places, ground, subjects, random: random.fork('landmarks') }),
    subjects:
      setting === 'underwater' && subjects.length === 0 && !wish.refused.has('animal:fish') ? [SHOAL] : subjects,
    palette: createPalette(paletteWish(wish, reading, time, weather), random.fork('palette')),
    wordsHash,
  }
}
