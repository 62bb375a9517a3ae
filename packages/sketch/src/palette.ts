import { mix, oklch, shift, type Colour } from './colour.ts'
import { idsOf, type ColourId, type MoodId, type SeasonId, type TimeId } from './lexicon.ts'
import { COLOURS } from './lexicon/looks.ts'
import type { Random } from './random.ts'
import { SCHEMES } from './schemes/index.ts'
import { LOCAL, type LocalId } from './schemes/local.ts'

/** All the colours of a picture; plain data. */
export interface Palette {
  /** From the top to the horizon. */
  readonly sky: readonly [Colour, ...Colour[]]
  readonly sun: Colour
  readonly haze: Colour
  readonly shade: Colour
  readonly dim: number
  readonly backlight: number
  /** For the thing the eye shall find. */
  readonly accent: Colour
  readonly second: Colour
  /** The prompt named colours, and the accent is the first of them. */
  readonly named: boolean
  readonly local: Readonly<Record<LocalId, Colour>>
}

export function namedColour(id: ColourId): Colour {
  const [l, c, h] = COLOURS[id]
  return oklch(l, c, h)
}

/** Takes the hue of `tint` and, as far as `amount` goes, its chroma; lightness stays, so light and depth stay. */
export function tinted(colour: Colour, tint: Colour, amount: number): Colour {
  const towards = oklch(
    colour.l + (tint.l - colour.l) * 0.25,
    Math.max(tint.c * 0.8, Math.min(colour.c, tint.c)),
    tint.h,
  )
  return mix(colour, towards, amount)
}

export interface PaletteRequest {
  readonly time: TimeId
  readonly season: SeasonId | null
  readonly mood: MoodId | null
  /** Overcast: how much colour the light has lost, 0..1. */
  readonly grey: number
  /** Colours of nothing in particular: they colour the air. */
  readonly colours: readonly ColourId[]
  readonly skyColour: ColourId | null
  /** Colours the prompt gave to parts of the land. */
  readonly local: Partial<Readonly<Record<LocalId, ColourId>>>
}

const SEASON_LEAVES: Readonly<Record<SeasonId, readonly [Colour, Colour]>> = {
  spring: [oklch(0.78, 0.1, 355), oklch(0.76, 0.13, 130)],
  summer: [oklch(0.6, 0.15, 140), oklch(0.7, 0.15, 128)],
  autumn: [oklch(0.64, 0.16, 52), oklch(0.68, 0.1, 95)],
}

function localColours(request: PaletteRequest, random: Random): Record<LocalId, Colour> {
  const drift = random.bell() * 10
  const local = { ...LOCAL }
  for (const id of idsOf(LOCAL)) local[id] = shift(local[id], 0, 1, drift)
  if (request.season) [local.foliage, local.grass] = SEASON_LEAVES[request.season]
  for (const id of idsOf(LOCAL)) {
    const name = request.local[id]
    if (!name) continue
    const colourless = name === 'white' || name === 'black' || name === 'grey'
    local[id] = colourless ? mix(local[id], namedColour(name), 0.8) : tinted(local[id], namedColour(name), 0.9)
  }
  return local
}

export function createPalette(request: PaletteRequest, random: Random): Palette {
  const scheme = random.pick(SCHEMES[request.time])
  const turn = random.bell() * 8
  const [tint, secondTint] = request.colours.map(namedColour)
  const skyTint = request.skyColour ? namedColour(request.skyColour) : undefined
  const grey = oklch(scheme.haze[0], 0.015, 250)

  const aired = (tone: readonly [number, number, number], strength: number): Colour => {
    let colour = oklch(tone[0], tone[1], tone[2] + turn)
    if (tint) colour = tinted(colour, tint, 0.62 * strength)
    if (skyTint) colour = tinted(colour, skyTint, 0.9 * strength)
    return mix(colour, { ...grey, l: colour.l * (1 - request.grey * 0.16) }, request.grey * 0.8)
  }
  const [first, ...rest] = scheme.sky
  const accent =
    tint ?? random.pick([oklch(0.62, 0.2, 28), oklch(0.74, 0.17, 60), oklch(0.85, 0.16, 92), oklch(0.66, 0.17, 12)])
  return {
    sky: [aired(first, 1), ...rest.map((tone, index) => aired(tone, 1 - index * 0.1))],
    sun: aired(scheme.sun, 0.35),
    haze: aired(scheme.haze, 0.9),
    shade: aired(scheme.shade, 0.7),
    dim: Math.min(0.6, scheme.dim + request.grey * 0.08),
    backlight: scheme.backlight,
    accent,
    named: tint !== undefined,
    second: secondTint ?? shift(accent, 0.08, 0.8, 45),
    local: localColours(request, random),
  }
}

/**
 * The colour a thing shows in this light at a depth from 0 (at our feet) to 1 (at the horizon):
 * darkened by the hour, sunk into the shade when near and against the light, lost in the haze when far.
 */
export function inLight(palette: Palette, colour: Colour, depth: number): Colour {
  const plain = { ...colour, l: colour.l * (1 - palette.dim), c: colour.c * (1 - palette.dim * 0.45) }
  const dimmed =
    colour.l > 0.8 && colour.c < 0.05
      ? mix(
          { ...plain, l: colour.l * (1 - palette.dim * 0.72) },
          { ...palette.haze, l: colour.l * (1 - palette.dim * 0.8) },
          0.55,
        )
      : plain
  // Bright ground reflects the sky and stays out of the shade; all things keep their hue in it, or greens would turn to mud.
  const sunk = palette.backlight * (1 - depth * 0.75) * (1 - Math.max(0, colour.l - 0.55) * 1.1)
  const shaded = mix(dimmed, palette.shade, sunk * 0.6)
  const near = { ...shaded, l: dimmed.l + (palette.shade.l - dimmed.l) * sunk }
  return mix(near, palette.haze, Math.min(0.94, depth ** 1.15 * 0.92))
}
