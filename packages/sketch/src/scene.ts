import {
  SPACE_WEATHER,
  chooseSky,
  chooseTime,
  chooseTimeIndoors,
  chooseWeather,
  type Sky,
  type Weather,
} from './atmosphere.ts'
import { LOCAL_OF_PLACE, type BackdropId, type GroundId, type Setting } from './composition/places.ts'
import { chooseBackdrop } from './composition/backdrop.ts'
import { chooseGround } from './composition/ground.ts'
import { chooseLandmarks } from './composition/landmarks.ts'
import { chooseInscription } from './composition/inscription.ts'
import { choosePortrait } from './composition/portrait.ts'
import { chooseFurniture, chooseRoom } from './composition/room.ts'
import { chooseSetting } from './composition/setting.ts'
import { chooseTable } from './composition/table.ts'
import type { BeingId, Furniture, Inscription, Landmark, Portrait, Subject, TableItem } from './elements.ts'
import type { ColourId, MoodId, PlaceId, RoomId, SeasonId, StyleId, TimeId } from './lexicon.ts'
import { createPalette, type Palette } from './palette.ts'
import { createRandom, hashText, type Random } from './random.ts'
import { readPrompt, type Reading } from './read-prompt.ts'
import type { LocalId } from './schemes/local.ts'
import { colourOf, gather, type Asked } from './asked.ts'

/** Everything that a picture is, before anything is painted. Plain data. */
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
  /** What stands on the table, where there is one. */
  readonly table: readonly TableItem[]
  readonly room: RoomId | null
  readonly furniture: readonly Furniture[]
  readonly portrait: Portrait | null
  readonly inscription: Inscription | null
  /** A still life stands before this land, not before a wall. */
  readonly outdoors: boolean
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

function chooseSubjects({ wanted }: Asked): Subject[] {
  const subjects = new Map<BeingId, Subject>()
  const clothes = wanted.find(({ motif, colour }) => motif.kind === 'trait' && colour !== null)
  const dress = clothes ? colourOf(clothes) : null
  for (const mention of wanted) {
    const { motif } = mention
    if (motif.kind !== 'animal' && motif.kind !== 'person' && motif.kind !== 'thing') continue
    if (subjects.has(motif.id) || subjects.size >= MAX_KINDS) continue
    const usual = motif.id === 'bird' && mention.count === 0 ? 5 : 1
    subjects.set(motif.id, {
      id: motif.id,
      kind: motif.kind,
      count: Math.min(MAX_COUNT, mention.count || usual),
      colour: colourOf(mention) ?? (motif.kind === 'person' ? dress : null),
    })
  }
  return [...subjects.values()]
}

function askedLocalColours(asked: Asked): Partial<Record<LocalId, ColourId>> {
  const local: Partial<Record<LocalId, ColourId>> = {}
  for (const { motif, colour } of asked.wanted) {
    if (colour === null || motif.kind !== 'place') continue
    for (const id of LOCAL_OF_PLACE[motif.id]) local[id] = colour
  }
  return local
}

const SKY_KINDS: ReadonlySet<string> = new Set(['time', 'weather', 'style', 'mood', 'season'])

function paletteRequest(asked: Asked, reading: Reading, time: TimeId, weather: Weather) {
  const skyMention = asked.wanted.find(
    ({ motif, colour }) =>
      colour !== null && (SKY_KINDS.has(motif.kind) || motif.id === 'sky' || motif.id === 'aurora'),
  )
  const spaceMention = asked.wanted.find(
    ({ motif, colour }) =>
      colour !== null && motif.kind === 'place' && (motif.id === 'space' || motif.id === 'underwater'),
  )
  const local = askedLocalColours(asked)
  return {
    time,
    season: asked.seasons[0] ?? null,
    mood: asked.moods[0] ?? null,
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

/** Where a window or a lamp gives the light. */
const INDOORS: ReadonlySet<Setting> = new Set(['still-life', 'portrait', 'interior', 'sign'])

/** Who lives where nobody was named. */
const SHOAL: Subject = { id: 'fish', kind: 'animal', count: 5, colour: null }

function chooseIndoors(asked: Asked, reading: Reading, setting: Setting, random: Random) {
  return {
    table:
      setting === 'still-life' || (setting === 'interior' && asked.items.length > 0)
        ? chooseTable(asked, reading, random.fork('table'))
        : [],
    room: setting === 'interior' ? chooseRoom(asked) : null,
    furniture: setting === 'interior' ? chooseFurniture(asked) : [],
    portrait: setting === 'portrait' ? choosePortrait(asked, random.fork('portrait')) : null,
    inscription: chooseInscription(asked, reading, setting),
  }
}

/** What the words of a request ask for and refuse. */
export function readRequest(request: Pick<SceneRequest, 'prompt' | 'negativePrompt'>) {
  const reading = readPrompt(request.prompt)
  const negative = request.negativePrompt ? readPrompt(request.negativePrompt) : null
  const asked = gather(reading, negative ? [...negative.mentions.map(({ motif }) => motif), ...negative.unwanted] : [])
  return { reading, asked }
}

/** Turns a request into the description of a picture: pure, and the same for the same request. */
export function createScene(request: SceneRequest): Scene {
  const { reading, asked } = readRequest(request)
  const wordsHash = hashText(reading.words.join(' ') || request.prompt)
  // Not of the words: who changes one of them compares the thing, in the same place and light.
  const seed = hashText(`${request.seed}`)
  const random = createRandom(seed).fork('scene')

  const unit = 1000 / Math.min(request.width, request.height)
  const [width, height] = [request.width * unit, request.height * unit]
  const subjects = chooseSubjects(asked)
  const setting = chooseSetting(asked, subjects, reading)
  const indoors = INDOORS.has(setting)
  const outdoors = setting === 'still-life' && (asked.places.length > 0 || asked.weather.some(id => id !== 'clear'))
  const time =
    setting === 'space'
      ? 'night'
      : indoors
        ? chooseTimeIndoors(asked, random.fork('time'))
        : chooseTime(asked, random.fork('time'))
  const weather = setting === 'space' ? SPACE_WEATHER : chooseWeather(asked, random.fork('weather'))
  const places: readonly PlaceId[] = asked.places
  const ground = chooseGround({
    places,
    setting: outdoors ? 'land' : setting,
    snow: weather.snow,
    hints: [...asked.landmarks, ...subjects.map(({ id }) => id)],
    random: random.fork('ground'),
  })
  const [low, high] = HORIZONS[ground] ?? [0.58, 0.68]
  return {
    seed,
    width,
    height,
    style: asked.styles[0] ?? null,
    mood: asked.moods[0] ?? null,
    setting,
    time,
    season: asked.seasons[0] ?? null,
    weather,
    sky:
      setting === 'space'
        ? { ...chooseSky(asked, time, weather, random.fork('sky')), moon: null }
        : chooseSky(asked, time, weather, random.fork('sky')),
    horizon: height * random.fork('horizon').between(low, high),
    ground,
    backdrop: chooseBackdrop({ places, ground, refused: asked.refused, random: random.fork('backdrop') }),
    landmarks: chooseLandmarks({ asked, places, ground, subjects, random: random.fork('landmarks') }),
    subjects:
      setting === 'underwater' && subjects.length === 0 && !asked.refused.has('animal:fish') ? [SHOAL] : subjects,
    ...chooseIndoors(asked, reading, setting, random),
    outdoors,
    palette: createPalette(paletteRequest(asked, reading, time, weather), random.fork('palette')),
    wordsHash,
  }
}
