import type { Colour } from './colour.ts'
import type { TimeId } from './lexicon.ts'
import type { Random } from './random.ts'
import { colourOf, type Asked } from './asked.ts'

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
export interface Orb {
  readonly x: number
  readonly y: number
  readonly colour: Colour | null
}

export interface Sky {
  readonly sun: Orb | null
  readonly moon: (Orb & { readonly phase: number }) | null
  readonly stars: boolean
  readonly aurora: boolean
  readonly rainbow: boolean
  readonly planet: boolean
  readonly comet: boolean
}

export function chooseTime(asked: Asked, random: Random): TimeId {
  const [said] = asked.times
  if (said) return said
  const [sky, moods, places, things] = [asked.sky, asked.moods, asked.places, asked.things]
  if (sky.some(id => id === 'moon' || id === 'stars' || id === 'aurora' || id === 'comet')) return 'night'
  if (sky.includes('rainbow')) return 'day'
  if (sky.includes('sun')) return random.pick(['day', 'dawn', 'sunset'])
  if (asked.styles.includes('lineart')) return 'day'
  if (asked.styles.includes('neon')) return random.pick(['dusk', 'night', 'sunset'])
  if (moods.includes('cyberpunk') || things.includes('lantern') || things.includes('campfire'))
    return random.pick(['night', 'dusk'])
  if (moods.includes('gloomy')) return random.pick(['dusk', 'night'])
  if (asked.weather.includes('lightning')) return random.pick(['dusk', 'night'])
  if (places.includes('city')) return random.pick(['dusk', 'sunset', 'night', 'dawn'])
  if (places.includes('desert') || places.includes('canyon')) return random.pick(['day', 'sunset', 'sunset', 'dusk'])
  return random.pick(['day', 'day', 'dawn', 'dawn', 'sunset', 'sunset', 'dusk'])
}

/** Nobody sits for a portrait in the dark, unless the prompt says so. */
export function chooseTimeIndoors(asked: Asked, random: Random): TimeId {
  const said =
    asked.times[0] ?? (asked.moods.includes('gloomy') || asked.sky.length > 0 ? chooseTime(asked, random) : undefined)
  return said ?? random.pick(['day', 'day', 'day', 'dawn', 'sunset'])
}

export function chooseWeather(asked: Asked, random: Random): Weather {
  const said = new Set(asked.weather)
  const storm = said.has('storm') || said.has('lightning')
  const rain = said.has('rain') || said.has('storm')
  const grey = storm
    ? 0.75
    : rain
      ? 0.62
      : said.has('fog')
        ? 0.5
        : said.has('snow')
          ? 0.3
          : said.has('clouds')
            ? 0.15
            : 0
  const clouds =
    asked.refused.has('weather:clouds') || said.has('clear')
      ? 0
      : storm
        ? 1
        : rain
          ? 0.85
          : said.has('clouds')
            ? 0.75
            : said.has('snow') || said.has('fog')
              ? 0.3
              : random.between(0.1, 0.45)
  return { clouds, grey, rain, snow: said.has('snow'), fog: said.has('fog'), lightning: storm }
}

/** There is none up there. */
export const SPACE_WEATHER: Weather = { clouds: 0, grey: 0, rain: false, snow: false, fog: false, lightning: false }

export function chooseSky(asked: Asked, time: TimeId, weather: Weather, random: Random): Sky {
  const said = new Set(asked.sky)
  const low = time === 'dawn' || time === 'sunset' || time === 'dusk'
  const x = random.pick([1 / 3, 2 / 3, 0.3, 0.72, 0.5]) + random.bell() * 0.06
  const y = low ? random.between(-0.02, 0.3) : random.between(0.5, 0.78)
  const orb = (id: 'sun' | 'moon', likely: number): Orb | null => {
    const mention = asked.wanted.find(({ motif }) => motif.id === id)
    if (!mention && (asked.refused.has(`sky:${id}`) || !random.chance(likely))) return null
    return {
      x: id === 'moon' && low ? 1 - x : x,
      y: id === 'moon' ? random.between(0.5, 0.78) : y,
      colour: mention ? colourOf(mention) : null,
    }
  }
  const dark = time === 'night' || time === 'dusk'
  const sun = time === 'night' ? null : orb('sun', weather.grey > 0.4 ? 0 : time === 'dusk' ? 0.35 : 0.85)
  const moon =
    time === 'night' || said.has('moon') || (time === 'dusk' && !sun)
      ? orb('moon', weather.grey > 0.4 ? 0.1 : 0.85)
      : null
  return {
    sun,
    moon: moon ? { ...moon, phase: said.has('moon') ? random.pick([1, 1, 0.35]) : random.pick([1, 0.35, 0.6]) } : null,
    stars: said.has('stars') || (dark && weather.clouds < 0.6 && !asked.refused.has('sky:stars')),
    aurora: said.has('aurora'),
    rainbow: said.has('rainbow'),
    planet: said.has('planet'),
    comet: said.has('comet'),
  }
}
