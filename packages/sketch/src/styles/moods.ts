import { mix, oklch, type Colour } from '../colour.ts'
import type { MoodId } from '../lexicon.ts'

/** What a mood does to every colour of a picture. */
export const MOOD_FILTERS: Readonly<Record<MoodId, (colour: Colour) => Colour>> = {
  pastel: colour => ({ ...colour, l: 0.36 + colour.l * 0.62, c: Math.min(0.11, colour.c * 0.72) }),
  vivid: colour => ({ ...colour, l: Math.min(1, colour.l * 1.03), c: Math.min(0.28, colour.c * 1.45) }),
  monochrome: colour => ({ ...colour, l: Math.min(1, Math.max(0, (colour.l - 0.5) * 1.15 + 0.5)), c: 0 }),
  gloomy: colour => ({ ...colour, l: colour.l * 0.8, c: colour.c * 0.6 }),
  vintage: colour => {
    const aged = mix(colour, oklch(0.3 + colour.l * 0.62, 0.06, 75), 0.42)
    return { ...aged, alpha: colour.alpha ?? 1 }
  },
  cyberpunk: colour => {
    const neon = oklch(
      colour.l * 0.92,
      Math.max(0.1, Math.min(0.24, colour.c * 1.5)),
      colour.l > 0.58 ? 335 - (colour.l - 0.58) * 330 : 285 + colour.l * 50,
    )
    return { ...mix(colour, neon, 0.68), alpha: colour.alpha ?? 1 }
  },
}
