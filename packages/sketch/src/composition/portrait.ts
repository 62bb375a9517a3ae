import { colourOf, type Asked } from '../asked.ts'
import { oklch, type Colour } from '../colour.ts'
import type { ClothesId, Portrait } from '../elements.ts'
import type { TraitId } from '../lexicon.ts'
import type { Random } from '../random.ts'

const SKINS = [
  oklch(0.86, 0.05, 58),
  oklch(0.8, 0.07, 60),
  oklch(0.72, 0.08, 58),
  oklch(0.6, 0.085, 52),
  oklch(0.46, 0.065, 48),
] as const
const HAIRS = [
  oklch(0.3, 0.04, 45),
  oklch(0.24, 0.02, 40),
  oklch(0.42, 0.07, 52),
  oklch(0.5, 0.1, 50),
  oklch(0.72, 0.1, 80),
] as const
const DARK_HAIRS = [oklch(0.22, 0.02, 40), oklch(0.26, 0.025, 35), oklch(0.2, 0.01, 280)] as const
const EYES = [oklch(0.4, 0.07, 55), oklch(0.5, 0.08, 240), oklch(0.5, 0.08, 150), oklch(0.34, 0.05, 50)] as const
const CLOTH = [
  oklch(0.42, 0.08, 255),
  oklch(0.5, 0.13, 25),
  oklch(0.45, 0.07, 165),
  oklch(0.62, 0.1, 75),
  oklch(0.4, 0.08, 310),
] as const
const USUAL_CLOTHES: Readonly<Record<ClothesId, Colour | null>> = {
  suit: oklch(0.32, 0.04, 262),
  uniform: oklch(0.34, 0.06, 255),
  shirt: oklch(0.9, 0.02, 230),
  dress: null,
  sweater: null,
  coat: oklch(0.45, 0.06, 60),
}
const CLOTHES: readonly ClothesId[] = ['uniform', 'suit', 'coat', 'dress', 'sweater', 'shirt']
const MALE: ReadonlySet<TraitId> = new Set(['beard', 'stubble', 'moustache', 'bald'])

function hairOf(
  asked: Asked,
  { woman, age, skin }: Pick<Portrait, 'woman' | 'age' | 'skin'>,
  random: Random,
): Portrait['hair'] {
  const said = new Set(asked.traits)
  const usual = age === 'old' ? oklch(0.86, 0.012, 250) : skin.l < 0.65 ? random.pick(DARK_HAIRS) : random.pick(HAIRS)
  const named = asked.wanted.find(
    ({ motif, colour }) => motif.kind === 'trait' && colour !== null && HAIRY.has(motif.id),
  )
  const colour = said.has('blond')
    ? oklch(0.82, 0.11, 86)
    : said.has('brunette')
      ? oklch(0.36, 0.06, 50)
      : said.has('redhead')
        ? oklch(0.55, 0.15, 42)
        : ((named && colourOf(named)) ?? usual)
  const usualCut = woman ? random.pick<Portrait['hair']['cut']>(['long', 'long', 'bun']) : 'short'
  const cut = said.has('bald')
    ? 'bald'
    : said.has('braid')
      ? 'braid'
      : said.has('bun')
        ? 'bun'
        : said.has('long')
          ? 'long'
          : said.has('short')
            ? 'short'
            : usualCut
  return { colour: colour.l > 0.94 ? { ...colour, l: 0.9 } : colour, cut, curly: said.has('curly') }
}
const HAIRY: ReadonlySet<string> = new Set(['hair', 'curly', 'long', 'short', 'bun', 'braid', 'beard', 'moustache'])

function clothesOf(asked: Asked, woman: boolean, random: Random): Portrait['clothes'] {
  const usual = random.pick(CLOTH)
  const said = CLOTHES.find(id => asked.traits.includes(id))
  const id = said ?? (woman ? 'dress' : random.pick<ClothesId>(['sweater', 'shirt', 'coat']))
  const mention = asked.wanted.find(({ motif }) => motif.kind === 'trait' && motif.id === id)
  return { id, colour: (mention && colourOf(mention)) ?? USUAL_CLOTHES[id] ?? usual }
}

const ageOf = (asked: Asked): Portrait['age'] =>
  asked.traits.includes('old')
    ? 'old'
    : asked.people.includes('child')
      ? 'child'
      : asked.traits.includes('young')
        ? 'young'
        : 'grown'

/** Chooses what the prompt leaves open, each from a stream of its own, so that another hat keeps the face. */
export function choosePortrait(asked: Asked, random: Random): Portrait {
  const { traits } = asked
  const worn = (id: TraitId, usual: Colour): Colour | null => {
    const mention = asked.wanted.find(({ motif }) => motif.kind === 'trait' && motif.id === id)
    return mention ? (colourOf(mention) ?? usual) : null
  }
  const guess = random.fork('who').chance(0.5)
  const woman =
    asked.people.includes('woman') ||
    (!asked.people.includes('person') && !traits.some(id => MALE.has(id)) && (traits.includes('dress') || guess))
  const age = ageOf(asked)
  const skin = random.fork('skin').pick(SKINS)
  return {
    woman,
    age,
    skin,
    eyes: random.fork('eyes').pick(EYES),
    hair: hairOf(asked, { woman, age, skin }, random.fork('hair')),
    beard: traits.includes('beard') ? 'full' : traits.includes('stubble') ? 'stubble' : 'none',
    moustache: traits.includes('moustache') || traits.includes('beard'),
    spectacles: traits.includes('spectacles') || asked.items.includes('glass'),
    smile: traits.includes('smile') || age === 'child',
    freckles: traits.includes('freckles'),
    earrings: traits.includes('earrings'),
    crown: traits.includes('crown'),
    hat: worn('hat', random.fork('hat').pick(CLOTH)),
    scarf: worn('scarf', random.fork('scarf').pick(CLOTH)),
    clothes: clothesOf(asked, woman, random.fork('clothes')),
  }
}
