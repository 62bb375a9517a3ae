import { STUDIO_USER } from '../../../../platform/actor.ts'
import { createRandom } from '../../../../platform/random.ts'
import { imageRow, type Store } from '../../../../testing/store.ts'
import { type PageQuery } from '../images.pages.ts'
import type { ImageRow } from '../../images.presenter.ts'

export const SEED = 400
export const ROWS = 400
/** Not among them: what goes on behind an exponent, like 1e5abc, which PostgreSQL takes for a number and a word. */
const WORDS = [
  'red',
  'redder',
  'fox',
  'foxglove',
  'sea',
  'sky',
  'sunset',
  'sun',
  'oil',
  'paint',
  'painting',
  '35mm',
  'v2',
  'f18',
  '1e5',
  '007',
  '3d',
  'x2',
  'art',
  'deco',
]
const MARKS = [' ', ', ', '-', '. ', '/', ' (', '_', ': ', ' & ', '\n']
const MODELS = ['a/one', 'b/two', 'c/three', null]
const TAGS = ['fox', 'red fox', "o'hara", 'winter sky']
const STYLES = ['Oil paint', 'Noir']
/** The first has most of it, and whose words of the search know of no owner. */
const OWNERS = [STUDIO_USER.id, '01937b5e-0000-7000-8000-00000000000a', '01937b5e-0000-7000-8000-00000000000b'] as const
const SIDES = [512, 768]
const SAMPLERS = ['Euler a', 'DPM++ 2M', null]
const TASKS = ['text-to-image', 'upscale', null] as const
const PROVIDERS = ['sketch', 'huggingface', null]
/** By how much of the gallery is in each. */
const COLLECTIONS = {
  '01937b5e-0000-7000-8000-0000000000aa': 0.5,
  '01937b5e-0000-7000-8000-0000000000bb': 0.05,
  '01937b5e-0000-7000-8000-0000000000cc': 0,
}
const collectionIds = Object.keys(COLLECTIONS)

export function createDice(seed: number) {
  const random = createRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  return { below, pick, chance: (share: number) => random() < share }
}
export type Dice = ReturnType<typeof createDice>

const sentence = (dice: Dice) =>
  Array.from({ length: 2 + dice.below(7) }, () => dice.pick(WORDS) + dice.pick(MARKS)).join('')

/** In one order: the dice fall for one row after another. */
const rowsOf = ({ db: { orm, tables } }: Store) =>
  orm.select().from(tables.generatedImages).orderBy(tables.generatedImages.position)

/** Rows as a gallery has them: dates rise with positions, but for clocks that differ. */
export async function fill(store: Store, dice: Dice, { shareOfFirst = 0.5 } = {}): Promise<ImageRow[]> {
  await store.db.atomic(function* (tx) {
    for (let n = 0; n < ROWS; n += 1) {
      const trashed = dice.chance(0.2)
      yield* store.images.add(
        tx,
        imageRow({
          id: store.ids.next(),
          ownerId: dice.chance(shareOfFirst) ? OWNERS[0] : dice.pick(OWNERS),
          shared: dice.chance(0.3),
          createdAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000 + dice.below(600_000)),
          prompt: sentence(dice),
          title: dice.chance(0.2) ? dice.pick(WORDS) : null,
          model: dice.pick(MODELS),
          provider: dice.pick(PROVIDERS),
          negativePrompt: dice.chance(0.3) ? sentence(dice) : null,
          tags: TAGS.filter(() => dice.chance(0.2)),
          typed: dice.chance(0.2) ? { prompt: '', negativePrompt: null, styles: [dice.pick(STYLES)] } : null,
          rating: dice.chance(0.5) ? dice.below(6) : 0,
          seed: dice.chance(0.5) ? dice.below(4) : null,
          sampler: dice.pick(SAMPLERS),
          task: dice.pick(TASKS),
          width: dice.pick(SIDES),
          height: dice.pick(SIDES),
          favorite: dice.chance(0.3),
          trashed,
          trashedAt: trashed ? new Date() : null,
        }),
      )
    }
  })
  return rowsOf(store)
}

/** Collections with some of the rows, put in before and after what else happened to them. Gives which are in which. */
export async function collect(
  store: Store,
  dice: Dice,
  rows: readonly ImageRow[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const now = new Date()
  const chosen = Object.entries(COLLECTIONS).map(([id, share]) => ({
    id,
    members: rows.filter(() => dice.chance(share)),
  }))
  await store.db.atomic(function* (tx) {
    for (const { id, members } of chosen) {
      yield* store.collections.add(tx, {
        id,
        ownerId: STUDIO_USER.id,
        name: id,
        place: 0,
        createdAt: now,
        updatedAt: now,
      })
      yield* store.collections.addImages(tx, id, members, now)
    }
  })
  return new Map(chosen.map(({ id, members }) => [id, new Set(members.map(row => row.position))]))
}

/** Some of the rows otherwise than they were; what leaves the collections of others is tried elsewhere. */
export async function stir(store: Store, dice: Dice, rows: readonly ImageRow[]): Promise<ImageRow[]> {
  const some = (share: number) => rows.filter(() => dice.chance(share)).map(row => row.id)
  for (const action of ['delete', 'restore', 'favorite', 'unfavorite', 'share'] as const)
    await store.service.changeMany({ ids: some(0.1), action })
  await store.db.atomic(tx => store.images.remove(tx, some(0.05)))
  return rowsOf(store)
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** What a search means, in the simplest words. */
function matches(row: ImageRow, q: string): boolean {
  const { prompt, title, model, negativePrompt, tags } = row
  const parts = { words: `${prompt} ${title ?? ''}`, model, negative: negativePrompt, tags: tags.join(' ') }
  const terms = Array.from(
    q.matchAll(/(-?)(?:(model|negative):)?(?:"([^"]*)"|(\S+))/g),
    ([, minus, place, phrase, word]) => ({
      isWanted: minus === '',
      texts: Object.entries(parts).flatMap(([name, text]) =>
        place === undefined || place === name ? [text ?? ''] : [],
      ),
      words: wordsOf(phrase ?? word ?? ''),
      prefix: word?.endsWith('*') ?? false,
    }),
  )
  return terms.every(
    ({ isWanted, texts, words, prefix }) => texts.some(text => stands(wordsOf(text), words, prefix)) === isWanted,
  )
}

const stands = (words: readonly string[], wanted: readonly string[], prefix: boolean) =>
  words.some((_, at) =>
    wanted.every((want, index) =>
      prefix && index === wanted.length - 1 ? words[at + index]?.startsWith(want) : words[at + index] === want,
    ),
  )

const shapeOf = ({ width, height }: ImageRow) => (width > height ? 'wide' : width < height ? 'tall' : 'square')

export function naivePage(
  rows: readonly ImageRow[],
  query: PageQuery,
  members: ReadonlyMap<string, ReadonlySet<number>>,
): number[] {
  const { order, collection, after, limit, trashed, favorite, model, provider, from, to, q } = query
  const { rating, tag, style, shape, seed, negative, collected, sampler, task } = query
  // All of the collections are the studio's own user's, and what others put where is not told.
  const isCollected = ({ position, ownerId }: ImageRow) =>
    ownerId === STUDIO_USER.id && [...members.values()].some(each => each.has(position))
  const sign = order === 'newest' ? -1 : 1
  return rows
    .filter(
      row =>
        row.trashed === trashed &&
        (query.owner === undefined || row.ownerId === query.owner) &&
        (query.shared === undefined || row.shared) &&
        (collection === undefined || members.get(collection)?.has(row.position)) &&
        (favorite === undefined || row.favorite === favorite) &&
        (!model || row.model === model) &&
        (!provider || row.provider === provider) &&
        (rating === undefined || (rating === 0 ? row.rating === 0 : row.rating >= rating)) &&
        (tag === undefined || row.tags.includes(tag)) &&
        (style === undefined || row.typed?.styles.includes(style)) &&
        (shape === undefined || shapeOf(row) === shape) &&
        (seed === undefined || row.seed === seed) &&
        (sampler === undefined || row.sampler?.toLowerCase() === sampler.toLowerCase()) &&
        (task === undefined || row.task === task) &&
        (collected === undefined || isCollected(row) === collected) &&
        (negative === undefined || matches(row, `negative:${negative}`)) &&
        (!from || row.createdAt >= new Date(from)) &&
        (!to || row.createdAt < new Date(to)) &&
        (after === undefined || (row.position - after) * sign > 0) &&
        [q ?? []].flat().every(words => matches(row, words)),
    )
    .map(row => row.position)
    .toSorted((a, b) => (a - b) * sign)
    .slice(0, limit)
}

export function randomQuery(dice: Dice, rows: readonly ImageRow[]): PageQuery {
  const time = () => dice.pick(rows).createdAt.toISOString()
  const term = () =>
    dice.pick([
      () => dice.pick(WORDS),
      () => `${dice.pick(WORDS).slice(0, 1 + dice.below(3))}*`,
      () => `"${dice.pick(WORDS)} ${dice.pick(WORDS)}"`,
      () => `${dice.pick(WORDS)}-${dice.pick(WORDS)}`,
      () => `-${dice.pick(WORDS)}`,
      () => `-"${dice.pick(WORDS)} ${dice.pick(WORDS)}"`,
      () => `negative:${dice.pick(WORDS)}`,
      () => `-model:${dice.pick(['one', 'two', 'o*'])}`,
    ])()
  return {
    order: dice.pick(['newest', 'oldest']),
    limit: 1 + dice.below(60),
    trashed: dice.chance(0.25),
    ...dice.pick([{}, { owner: dice.pick(OWNERS) }, { owner: OWNERS[0] }, { shared: true } as const]),
    ...(dice.chance(0.4) && { collection: dice.pick(collectionIds) }),
    ...(dice.chance(0.4) && { favorite: dice.chance(0.5) }),
    ...(dice.chance(0.4) && { model: dice.pick(MODELS) ?? 'no/such' }),
    ...(dice.chance(0.3) && { provider: dice.pick(PROVIDERS) ?? 'nobody' }),
    ...(dice.chance(0.2) && { rating: dice.below(6) }),
    ...(dice.chance(0.2) && { tag: dice.pick(TAGS) }),
    ...(dice.chance(0.1) && { style: dice.pick(STYLES) }),
    ...(dice.chance(0.2) && { shape: dice.pick(['wide', 'tall', 'square']) }),
    ...(dice.chance(0.1) && { seed: dice.below(4) }),
    ...(dice.chance(0.1) && { negative: dice.pick(WORDS) }),
    ...(dice.chance(0.1) && { sampler: dice.pick(['euler a', 'DPM++ 2M', 'no such']) }),
    ...(dice.chance(0.1) && { task: dice.pick(['text-to-image', 'upscale', 'inpaint'] as const) }),
    ...(dice.chance(0.2) && { collected: dice.chance(0.3) }),
    ...(dice.chance(0.3) && { from: time() }),
    ...(dice.chance(0.3) && { to: time() }),
    ...(dice.chance(0.5) && { after: dice.pick(rows).position }),
    ...(dice.chance(0.4) && { q: Array.from({ length: 1 + dice.below(2) }, term).join(' ') }),
  }
}
