import { colourOf, type Asked } from '../asked.ts'
import type { TableItem } from '../elements.ts'
import type { Random } from '../random.ts'
import type { Reading } from '../read-prompt.ts'

const MAX_EACH = 6
const MAX_KINDS = 7
const MAX_ITEMS = 14

type Id = TableItem['id']

const FRUIT: readonly [readonly Id[], ...(readonly Id[])[]] = [
  ['apple', 'grapes', 'pear', 'orange'],
  ['orange', 'pear', 'plum', 'lemon'],
  ['peach', 'grapes', 'apple', 'banana'],
]

/** What painters put on a table when nobody tells them what. */
const USUAL: readonly [readonly Id[], ...(readonly Id[])[]] = [
  ['bottle', 'bowl', 'apple', 'pear', 'grapes', 'glass'],
  ['jug', 'bowl', 'lemon', 'orange', 'bread', 'cheese'],
  ['flowers', 'book', 'cup', 'peach'],
  ['candle', 'skull', 'book', 'hourglass'],
  ['teapot', 'cup', 'plate', 'lemon', 'flowers'],
]

const plain = (id: Id, count = 1): TableItem => ({ id, count, colour: null, label: null })

/** Many in one. */
const BUNCHES: ReadonlySet<Id> = new Set(['grapes', 'cherry'])

/** How many fruits lie there where "fruit" is all that was said. */
const several = (id: Id) => (id === 'grapes' || id === 'banana' ? 1 : 2)

export function chooseTable(asked: Asked, reading: Reading, random: Random): TableItem[] {
  const chosen = new Map<string, TableItem>()
  const add = (item: TableItem) => {
    if (!chosen.has(item.label ?? item.id) && chosen.size < MAX_KINDS) chosen.set(item.label ?? item.id, item)
  }
  for (const mention of asked.wanted) {
    const { motif, count } = mention
    const own = {
      count: Math.min(MAX_EACH, count || (motif.id === 'book' ? 2 : 1)),
      colour: colourOf(mention),
      label: null,
    }
    if (motif.kind === 'item' && motif.id === 'fruit') for (const id of random.pick(FRUIT)) add(plain(id, several(id)))
    else if (motif.kind === 'item' && motif.id !== 'fruit' && motif.id !== 'arrangement')
      add({ ...own, id: motif.id, count: BUNCHES.has(motif.id) ? 1 : own.count })
    else if (motif.kind === 'landmark' && motif.id === 'flower') add({ ...own, id: 'flowers', count: 1 })
  }
  for (const label of reading.unknown.things) add({ ...plain('parcel'), label })
  if (chosen.has('flowers')) chosen.delete('vase')
  // "An orange" is a colour to the lexicon until nothing is left that could have it.
  if (chosen.size === 0 && reading.colours.includes('orange') && !asked.stillLife) add(plain('orange'))
  if (chosen.size === 0)
    for (const id of random.pick(USUAL)) add(plain(id, id === 'apple' || id === 'lemon' || id === 'book' ? 2 : 1))
  return within(MAX_ITEMS, [...chosen.values()])
}

function within(most: number, items: readonly TableItem[]): TableItem[] {
  let left = most
  return items.flatMap(item => {
    const count = Math.min(item.count, left)
    left -= count
    return count > 0 ? [{ ...item, count }] : []
  })
}
