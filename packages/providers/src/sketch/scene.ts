import type { Colour } from './colour.ts'
import type { AnimalId, ColourId, LandmarkId, MoodId, PersonId, PlaceId, SeasonId, StyleId, ThingId, TimeId } from './lexicon.ts'
import { LOCAL_OF_PLACE, chooseBackdrop, chooseGround, chooseLandmarks, chooseSetting, type BackdropId, type GroundId, type Setting } from './composition.ts'
import { createPalette, namedColour, type Palette } from './palette.ts'
import { createRandom, hashText, type Random } from './random.ts'
import { readPrompt, type Mention, type Notion, type Reading } from './read.ts'
import type { LocalId } from './schemes.ts'

export type BeingId = AnimalId | PersonId | ThingId

export interface Subject {
  readonly id: BeingId
  readonly kind: 'animal' | 'person' | 'thing'
  /** 1 to 9. */
  readonly count: number
  readonly colour: Colour | null
}

export interface Landmark {
  readonly id: LandmarkId
  readonly count: number
  readonly colour: Colour | null
}

export interface Weather {
  /** How much of the sky they cover, 0..1. */
  readonly clouds: number
  /** How much colour the light has lost, 0..1. */
  readonly grey: number
  readonly rain: boolean
  readonly snow: boolean
  readonly fog: boolean
  readonly lightning: boolean
}

/** Where a light stands in the sky; fractions of width and of the height above the horizon. */
export interface Orb { readonly x: number, readonly y: number, readonly colour: Colour | null }

export interface Sky {
  readonly sun: Orb | null
  readonly moon: (Orb & { readonly phase: number }) | null
  readonly stars: boolean
  readonly aurora: boolean
  readonly rainbow: boolean
  readonly planet: boolean
  readonly comet: boolean
}

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

/** What the prompt names, by kind, without what is unwanted. */
function gather({ mentions, unwanted }: Reading, alsoUnwanted: readonly Notion[]) {
  const refused = new Set([...unwanted, ...alsoUnwanted].map(notion => `${notion.kind}:${notion.id}`))
  const wanted = mentions.filter(({ notion }) => !refused.has(`${notion.kind}:${notion.id}`))
  const notions = wanted.map(({ notion }) => notion)
  return {
    wanted,
    refused,
    places: notions.flatMap(notion => notion.kind === 'place' ? [notion.id] : []),
    sky: notions.flatMap(notion => notion.kind === 'sky' ? [notion.id] : []),
    times: notions.flatMap(notion => notion.kind === 'time' ? [notion.id] : []),
    weather: notions.flatMap(notion => notion.kind === 'weather' ? [notion.id] : []),
    seasons: notions.flatMap(notion => notion.kind === 'season' ? [notion.id] : []),
    landmarks: notions.flatMap(notion => notion.kind === 'landmark' ? [notion.id] : []),
    styles: notions.flatMap(notion => notion.kind === 'style' ? [notion.id] : []),
    moods: notions.flatMap(notion => notion.kind === 'mood' ? [notion.id] : []),
    things: notions.flatMap(notion => notion.kind === 'thing' ? [notion.id] : []),
  }
}
export type Wish = ReturnType<typeof gather>

const colourOf = (mention: Mention): Colour | null => mention.colour ? namedColour(mention.colour) : null

const MAX_KINDS = 4
const MAX_COUNT = 9

function chooseSubjects({ wanted }: Wish): Subject[] {
  const subjects = new Map<BeingId, Subject>()
  for (const mention of wanted) {
    const { notion } = mention
    if (notion.kind !== 'animal' && notion.kind !== 'person' && notion.kind !== 'thing') continue
    if (subjects.has(notion.id) || subjects.size >= MAX_KINDS) continue
    const usual = notion.id === 'bird' && mention.count === 0 ? 5 : 1
    subjects.set(notion.id, { id: notion.id, kind: notion.kind, count: Math.min(MAX_COUNT, mention.count || usual), colour: colourOf(mention) })
  }
  return [...subjects.values()]
}

function chooseTime(wish: Wish, random: Random): TimeId {
  const [said] = wish.times
  if (said) return said
  const [sky, moods, places, things] = [wish.sky, wish.moods, wish.places, wish.things]
  if (sky.some(id => id === 'moon' || id === 'stars' || id === 'aurora' || id === 'comet')) return 'night'
  if (sky.includes('rainbow')) return 'day'
  if (sky.includes('sun')) return random.pick(['day', 'dawn', 'sunset'])
  if (wish.styles.includes('lineart')) return 'day'
  if (wish.styles.includes('neon')) return random.pick(['dusk', 'night', 'sunset'])
  if (moods.includes('cyberpunk') || things.includes('lantern') || things.includes('campfire')) return random.pick(['night', 'dusk'])
  if (moods.includes('gloomy')) return random.pick(['dusk', 'night'])
  if (wish.weather.includes('lightning')) return random.pick(['dusk', 'night'])
  if (places.includes('city')) return random.pick(['dusk', 'sunset', 'night', 'dawn'])
  if (places.includes('desert') || places.includes('canyon')) return random.pick(['day', 'sunset', 'sunset', 'dusk'])
  return random.pick(['day', 'day', 'dawn', 'dawn', 'sunset', 'sunset', 'dusk'])
}

function chooseWeather(wish: Wish, random: Random): Weather {
  const said = new Set(wish.weather)
  const storm = said.has('storm') || said.has('lightning')
  const rain = said.has('rain') || said.has('storm')
  const grey = storm ? 0.75 : rain ? 0.62 : said.has('fog') ? 0.5 : said.has('snow') ? 0.3 : said.has('clouds') ? 0.15 : 0
  const clouds = wish.refused.has('weather:clouds') || said.has('clear') ? 0
    : storm ? 1 : rain ? 0.85 : said.has('clouds') ? 0.75 : said.has('snow') || said.has('fog') ? 0.3 : random.between(0.1, 0.45)
  return { clouds, grey, rain, snow: said.has('snow'), fog: said.has('fog'), lightning: storm }
}

/** There is none up there. */
const SPACE_WEATHER: Weather = { clouds: 0, grey: 0, rain: false, snow: false, fog: false, lightning: false }

function chooseSky(wish: Wish, time: TimeId, weather: Weather, random: Random): Sky {
  const said = new Set(wish.sky)
  const low = time === 'dawn' || time === 'sunset' || time === 'dusk'
  const x = random.pick([1 / 3, 2 / 3, 0.3, 0.72, 0.5]) + random.bell() * 0.06
  const y = low ? random.between(-0.02, 0.3) : random.between(0.5, 0.78)
  const orb = (id: 'sun' | 'moon', likely: number): Orb | null => {
    const mention = wish.wanted.find(({ notion }) => notion.id === id)
    if (!mention && (wish.refused.has(`sky:${id}`) || !random.chance(likely))) return null
    return { x: id === 'moon' && low ? 1 - x : x, y: id === 'moon' ? random.between(0.5, 0.78) : y, colour: mention ? colourOf(mention) : null }
  }
  const dark = time === 'night' || time === 'dusk'
  const sun = time === 'night' ? null : orb('sun', weather.grey > 0.4 ? 0 : time === 'dusk' ? 0.35 : 0.85)
  const moon = time === 'night' || said.has('moon') || (time === 'dusk' && !sun) ? orb('moon', weather.grey > 0.4 ? 0.1 : 0.85) : null
  return {
    sun,
    moon: moon ? { ...moon, phase: said.has('moon') ? random.pick([1, 1, 0.35]) : random.pick([1, 0.35, 0.6]) } : null,
    stars: said.has('stars') || (dark && weather.clouds < 0.6 && !wish.refused.has('sky:stars')),
    aurora: said.has('aurora'),
    rainbow: said.has('rainbow'),
    planet: said.has('planet'),
    comet: said.has('comet'),
  }
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
  const skyMention = wish.wanted.find(({ notion, colour }) => colour !== null && (SKY_KINDS.has(notion.kind) || notion.id === 'sky' || notion.id === 'aurora'))
  const spaceMention = wish.wanted.find(({ notion, colour }) => colour !== null && notion.kind === 'place' && (notion.id === 'space' || notion.id === 'underwater'))
  return {
    time,
    season: wish.seasons[0] ?? null,
    mood: wish.moods[0] ?? null,
    grey: weather.grey,
    colours: reading.colours.slice(0, 3),
    skyColour: (skyMention ?? spaceMention)?.colour ?? null,
    local: localWishes(wish),
  }
}

const HORIZONS: Partial<Readonly<Record<GroundId, readonly [number, number]>>> = {
  sea: [0.5, 0.6], beach: [0.48, 0.56], lake: [0.54, 0.6], city: [0.74, 0.8], desert: [0.54, 0.64], moon: [0.66, 0.74],
}

/** Turns a request into the description of a picture: pure, and the same for the same request. */
export function createScene(request: SceneRequest): Scene {
  const reading = readPrompt(request.prompt)
  const negative = request.negativePrompt ? readPrompt(request.negativePrompt) : null
  const wish = gather(reading, negative ? [...negative.mentions.map(({ notion }) => notion), ...negative.unwanted] : [])
  const wordsHash = hashText(reading.words.join(' ') || request.prompt)
  const seed = (hashText(`${request.prompt}\n${request.negativePrompt ?? ''}`) ^ Math.imul(request.seed ^ 0x9e3779b9, 0x85ebca6b)) >>> 0
  const random = createRandom(seed).fork('scene')

  const unit = 1000 / Math.min(request.width, request.height)
  const [width, height] = [request.width * unit, request.height * unit]
  const subjects = chooseSubjects(wish)
  const setting = chooseSetting(wish, subjects)
  const time = setting === 'space' ? 'night' : chooseTime(wish, random.fork('time'))
  const weather = setting === 'space' ? SPACE_WEATHER : chooseWeather(wish, random.fork('weather'))
  const places: readonly PlaceId[] = wish.places
  const ground = chooseGround({ places, setting, snow: weather.snow, hints: [...wish.landmarks, ...subjects.map(({ id }) => id)], random: random.fork('ground') })
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
    sky: setting === 'space' ? { ...chooseSky(wish, time, weather, random.fork('sky')), moon: null } : chooseSky(wish, time, weather, random.fork('sky')),
    horizon: height * random.fork('horizon').between(low, high),
    ground,
    backdrop: chooseBackdrop({ places, ground, refused: wish.refused, random: random.fork('backdrop') }),
    landmarks: chooseLandmarks({ wish, places, ground, subjects, random: random.fork('landmarks') }),
    subjects,
    palette: createPalette(paletteWish(wish, reading, time, weather), random.fork('palette')),
    wordsHash,
  }
}
