import type { Sheet } from './budget.ts'
import { NOTHING } from './extent.ts'
import type { Choice, Node, Sequence } from './linked.ts'
import { oddsOf, picksAt, picksByChance, type Pick } from './picks.ts'

/** What one text is made by. */
export interface Walk {
  /** Of the prompt, from 0: what is taken in turn goes by it. */
  readonly row: number
  readonly random: () => number
  readonly sheet: Sheet
  /** What was taken by chance: the same twice is the same prompt. */
  readonly taken: number[]
  /** How likely that was. */
  odds: number
  readonly slots: Map<number, string>
}

/** Which of the texts: by number, and of those by chance too, where they are gone through. */
interface At {
  readonly number: number
  readonly chance: number | undefined
}

export const createWalk = (row: number, random: () => number, sheet: Sheet): Walk => ({
  row,
  random,
  sheet,
  taken: [],
  odds: 1,
  slots: new Map(),
})

/** What stands last changes first, as on a counter. */
export function textOf({ parts }: Sequence, at: At, walk: Walk): string {
  const places = placesOf(parts, at)
  return parts.map((part, index) => nodeText(part, places[index] ?? at, walk)).join('')
}

function placesOf(parts: readonly Node[], { number, chance }: At): At[] {
  const places: At[] = []
  let [numbers, chances] = [number, chance]
  for (const part of parts.toReversed()) {
    const { count, chances: many } = typeof part === 'string' ? NOTHING : part
    places.push({ number: numbers % count, chance: chances === undefined ? undefined : chances % many })
    numbers = Math.floor(numbers / count)
    chances = chances === undefined ? undefined : Math.floor(chances / many)
  }
  return places.toReversed()
}

function nodeText(node: Node, at: At, walk: Walk): string {
  if (typeof node === 'string') return walk.sheet.write(node)
  if (node.kind === 'choice') return choiceText(node, at, walk)
  if (node.kind === 'group') return textOf(node.sequence, at, walk)
  if (node.kind === 'getting') return walk.sheet.write(walk.slots.get(node.slot) ?? '')
  if (node.kind === 'setting') {
    walk.slots.set(
      node.slot,
      walk.sheet.aside(() => textOf(node.sequence, at, walk)),
    )
    return ''
  }
  const [around = at, inner = at] = placesOf([node.around, node.inner], at)
  return wrapped(nodeText(node.around, around, walk), nodeText(node.inner, inner, walk))
}

function choiceText(choice: Choice, at: At, walk: Walk): string {
  const { branches, separator } = choice
  const picks = picksOf(choice, at, walk)
  return picks
    .map(({ at: branch, number }, index) => {
      const sequence = branches[branch]?.sequence
      if (!sequence) return ''
      const inside =
        choice.drive === 'chance'
          ? { number: 0, chance: at.chance === undefined ? undefined : number }
          : { number, chance: undefined }
      return walk.sheet.write(index > 0 ? separator : '') + textOf(sequence, inside, walk)
    })
    .join('')
}

function picksOf(choice: Choice, { number, chance }: At, walk: Walk): readonly Pick[] {
  if (choice.drive === 'number') return picksAt(choice, number)
  if (choice.drive === 'turn') return picksAt(choice, walk.row % choice.total)
  const picks =
    chance === undefined ? picksByChance(choice, walk.random).map(at => ({ at, number: 0 })) : picksAt(choice, chance)
  const taken = picks.map(({ at }) => at)
  walk.taken.push(taken.length, ...taken)
  walk.odds *= oddsOf(choice, taken)
  return picks
}

const MARK = /\.{3,}|[\u1801\u2026\u22ee\u22ef\u22f0\u22f1\ufe19]+/

/** The inner text in the place of the first ellipsis, or behind the outer one. */
function wrapped(around: string, inner: string): string {
  const mark = MARK.exec(around)
  if (!mark) return around.endsWith(' ') || around === '' ? around + inner : `${around} ${inner}`
  return around.slice(0, mark.index) + inner + around.slice(mark.index + mark[0].length)
}
