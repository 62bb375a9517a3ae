import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Weight = 400 | 600

/** What is used of opentype.js; its published types bring those of browsers, which a server has not. */
interface OpenType {
  readonly parse: (font: ArrayBuffer) => Font
}
interface Font {
  readonly unitsPerEm: number
  readonly charToGlyphIndex: (character: string) => number
  readonly charToGlyph: (character: string) => Glyph
}
interface Glyph {
  readonly advanceWidth?: number
  readonly getPath: (x: number, y: number, size: number) => { readonly toPathData: (decimals: number) => string }
}

/** A character's shape; without one where no font that we bring has it. */
export interface Drawn {
  readonly glyph: Glyph | undefined
  /** In ems. */
  readonly advance: number
}

/** In the order in which they are asked; one that no text needs is never read. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'cyrillic-ext', 'greek-ext'] as const

/** The width of the box that stands for a character without a shape, in ems. */
const BOX_ADVANCE = 0.78

const require = createRequire(import.meta.url)
const fonts = new Map<string, Font>()
const known = new Map<string, Drawn>()

/**
 * Inter, out of a package: the machine that draws may have no fonts at all, and librsvg would then draw no letter
 * without a word about it. Read when the first label is drawn.
 */
function fontOf(subset: (typeof SUBSETS)[number], weight: Weight): Font {
  const name = `inter-${subset}-${weight}-normal.woff`
  const font =
    fonts.get(name) ??
    (require('opentype.js') as OpenType).parse(
      new Uint8Array(readFileSync(join(dirname(require.resolve('@fontsource/inter/package.json')), 'files', name)))
        .buffer,
    )
  fonts.set(name, font)
  return font
}

/** `character` as people see one: what is of several code points, such as most emoji, has no shape here. */
export function drawnOf(character: string, weight: Weight): Drawn {
  const key = `${weight}${character}`
  const drawn = known.get(key) ?? find(character, weight)
  // Bounded: prompts may be of any script.
  if (known.size < 5000) known.set(key, drawn)
  return drawn
}

function find(character: string, weight: Weight): Drawn {
  if (Array.from(character).length > 1) return { glyph: undefined, advance: BOX_ADVANCE }
  for (const subset of SUBSETS) {
    const font = fontOf(subset, weight)
    if (font.charToGlyphIndex(character) === 0) continue
    const glyph = font.charToGlyph(character)
    return { glyph, advance: (glyph.advanceWidth ?? 0) / font.unitsPerEm }
  }
  return { glyph: undefined, advance: BOX_ADVANCE }
}
