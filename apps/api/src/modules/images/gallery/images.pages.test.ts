import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { STUDIO_USER } from '../../../platform/actor.ts'
import { createRandom } from '../../../platform/random.ts'
import { describeStores, imageRow, type Store } from '../../../testing/store.ts'
import { createImagePages, type PageQuery } from './images.pages.ts'
import type { ImageRow } from '../images.presenter.ts'

const SEED = 400
const ROWS = 400
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
const PROVIDERS = ['sketch', 'huggingface', null]
/** By how much of the gallery is in each. */
const COLLECTIONS = {
  '01937b5e-0000-7000-8000-0000000000aa': 0.5,
  '01937b5e-0000-7000-8000-0000000000bb': 0.05,
  '01937b5e-0000-7000-8000-0000000000cc': 0,
}
const collectionIds = Object.keys(COLLECTIONS)

function createDice(seed: number) {
  const random = createRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  return { below, pick, chance: (share: number) => random() < share }
}
type Dice = ReturnType<typeof createDice>

const sentence = (dice: Dice) =>
  Array.from({ length: 2 + dice.below(7) }, () => dice.pick(WORDS) + dice.pick(MARKS)).join('')

/** Rows as a gallery has them: dates rise with positions, but for clocks that differ. */
async function fill(store: Store, dice: Dice): Promise<ImageRow[]> {
  await store.db.atomic(function* (tx) {
    for (let n = 0; n < ROWS; n += 1) {
      const trashed = dice.chance(0.2)
      yield* store.images.add(
        tx,
        imageRow({
          id: store.ids.next(),
          createdAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000 + dice.below(600_000)),
          prompt: sentence(dice),
          title: dice.chance(0.2) ? dice.pick(WORDS) : null,
          model: dice.pick(MODELS),
          provider: dice.pick(PROVIDERS),
          favorite: dice.chance(0.3),
          trashed,
          trashedAt: trashed ? new Date() : null,
        }),
      )
    }
  })
  return store.db.orm.select().from(store.db.tables.generatedImages)
}

/** Collections with some of the rows, put in before and after what else happened to them. Gives which are in which. */
async function collect(
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

/** Some of the rows otherwise than they were. */
async function stir(store: Store, dice: Dice, rows: readonly ImageRow[]): Promise<ImageRow[]> {
  const some = (share: number) => rows.filter(() => dice.chance(share)).map(row => row.id)
  for (const action of ['delete', 'restore', 'favorite', 'unfavorite'] as const)
    await store.service.changeMany(some(0.1), action)
  await store.db.atomic(tx => store.images.remove(tx, some(0.05)))
  return store.db.orm.select().from(store.db.tables.generatedImages)
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** What a search means, in the simplest words. */
function matches(row: ImageRow, q: string): boolean {
  const words = wordsOf(`${row.prompt} ${row.title ?? ''}`)
  const terms = Array.from(q.matchAll(/"([^"]*)"|(\S+)/g), ([, phrase, word]) => ({
    wanted: wordsOf(phrase ?? word ?? ''),
    prefix: word?.endsWith('*') ?? false,
  }))
  return terms.every(({ wanted, prefix }) =>
    words.some((_, at) =>
      wanted.every((want, index) =>
        prefix && index === wanted.length - 1 ? words[at + index]?.startsWith(want) : words[at + index] === want,
      ),
    ),
  )
}

function naivePage(
  rows: readonly ImageRow[],
  query: PageQuery,
  members: ReadonlyMap<string, ReadonlySet<number>>,
): number[] {
  const { order, collection, after, limit, trashed, favorite, model, provider, from, to, q } = query
  const sign = order === 'newest' ? -1 : 1
  return rows
    .filter(
      row =>
        row.trashed === trashed &&
        (collection === undefined || members.get(collection)?.has(row.position)) &&
        (favorite === undefined || row.favorite === favorite) &&
        (!model || row.model === model) &&
        (!provider || row.provider === provider) &&
        (!from || row.createdAt >= new Date(from)) &&
        (!to || row.createdAt < new Date(to)) &&
        (after === undefined || (row.position - after) * sign > 0) &&
        [q ?? []].flat().every(words => matches(row, words)),
    )
    .map(row => row.position)
    .toSorted((a, b) => (a - b) * sign)
    .slice(0, limit)
}

function randomQuery(dice: Dice, rows: readonly ImageRow[]): PageQuery {
  const time = () => dice.pick(rows).createdAt.toISOString()
  const term = () =>
    dice.pick([
      () => dice.pick(WORDS),
      () => `${dice.pick(WORDS).slice(0, 1 + dice.below(3))}*`,
      () => `"${dice.pick(WORDS)} ${dice.pick(WORDS)}"`,
      () => `${dice.pick(WORDS)}-${dice.pick(WORDS)}`,
    ])()
  return {
    order: dice.pick(['newest', 'oldest']),
    limit: 1 + dice.below(60),
    trashed: dice.chance(0.25),
    ...(dice.chance(0.4) && { collection: dice.pick(collectionIds) }),
    ...(dice.chance(0.4) && { favorite: dice.chance(0.5) }),
    ...(dice.chance(0.4) && { model: dice.pick(MODELS) ?? 'no/such' }),
    ...(dice.chance(0.3) && { provider: dice.pick(PROVIDERS) ?? 'nobody' }),
    ...(dice.chance(0.3) && { from: time() }),
    ...(dice.chance(0.3) && { to: time() }),
    ...(dice.chance(0.5) && { after: dice.pick(rows).position }),
    ...(dice.chance(0.4) && { q: Array.from({ length: 1 + dice.below(2) }, term).join(' ') }),
  }
}

describeStores('pages of the gallery', open => {
  test(`are what a plain filter over all rows gives, for any filters together (seed ${SEED})`, async () => {
    const dice = createDice(SEED)
    const store = await open()
    const filled = await fill(store, dice)
    const members = await collect(store, dice, filled)
    const rows = await stir(store, dice, filled)
    const wrong: object[] = []
    let found = 0
    for (let n = 0; n < 500; n += 1) {
      const query = randomQuery(dice, rows)
      const expected = naivePage(rows, query, members)
      const positions = (await store.images.page(query)).map(row => row.position)
      if (positions.join() !== expected.join()) wrong.push({ query, expected, positions })
      found += positions.length
    }
    expect(wrong).toEqual([])
    expect(found).toBeGreaterThan(1000)
  })

  test('give rows as they were written', async () => {
    const store = await open()
    const rows = await fill(store, createDice(1))
    const page = await store.images.page({ order: 'oldest', limit: ROWS, trashed: false })
    expect(page).toEqual(rows.filter(row => !row.trashed).toSorted((a, b) => a.position - b.position))
  })

  test.each(['newest', 'oldest'] as const)(
    '%s first, page by page, every image that was there all the time comes exactly once while others come and go',
    async order => {
      const dice = createDice(7)
      const store = await open()
      const rows = (await fill(store, dice)).filter(row => !row.trashed)
      const doomed = new Set(rows.filter(() => dice.chance(0.2)).map(row => row.id))
      const seen: ImageRow[] = []
      for (let after: number | undefined; ;) {
        const page: ImageRow[] = await store.images.page({ order, limit: 23, trashed: false, after })
        if (page.length === 0) break
        seen.push(...page)
        after = page.at(-1)?.position
        // The reader would never come to the end of what grows faster than it reads.
        if (seen.length < ROWS) await store.addImage()
        const [next] = [...doomed]
        if (next !== undefined) await store.service.trash(next)
        doomed.delete(next ?? '')
      }
      const stayed = rows
        .filter(row => !doomed.has(row.id) || seen.some(({ id }) => id === row.id))
        .map(row => row.position)
      const trashed = new Set((await store.images.page({ order, limit: 1000, trashed: true })).map(row => row.id))
      const positions = seen.map(row => row.position)
      const sign = order === 'newest' ? -1 : 1
      expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => (a - b) * sign))
      const missed = stayed.filter(
        position =>
          !positions.includes(position) && !rows.some(row => row.position === position && trashed.has(row.id)),
      )
      expect(missed).toEqual([])
    },
  )
})

describe('the plan of every page', () => {
  const filters: Partial<PageQuery>[] = [
    {},
    { favorite: true },
    { favorite: false },
    { model: 'a/one' },
    { provider: 'sketch' },
    { favorite: true, model: 'a/one' },
    { imported: true },
    { imported: false },
    { until: 50 },
    { until: 50, favorite: true, imported: true },
    { q: 'fox', imported: false, until: 50 },
    { from: '2026-01-01T00:00:00Z' },
    { to: '2026-01-02T00:00:00Z' },
    { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', provider: 'sketch' },
    { collection: 'c' },
    { collection: 'c', favorite: true },
    { collection: 'c', model: 'a/one', imported: false },
    { collection: 'c', from: '2026-01-01T00:00:00Z' },
    { collection: 'c', q: 'fox' },
    { q: 'fox' },
    { q: 'fox', favorite: true, model: 'a/one' },
    { q: 'fo*', from: '2026-01-01T00:00:00Z' },
  ]
  const cases = filters.flatMap(filter =>
    (['newest', 'oldest'] as const).flatMap(order =>
      [undefined, 100].map(after => ({ ...filter, order, ...(after !== undefined && { after }) })),
    ),
  )

  describeStores('a page', open => {
    test('walks an index that ends in position and sorts nothing; a search asks the full-text index', async () => {
      const store = await open()
      await fill(store, createDice(2))
      const statements: { getQuery: () => { sql: string } }[] = []
      const {
        orm,
        tables: { generatedImages: images, collectionImages: members },
      } = store.db
      const page = createImagePages(store.db, ({ where, orderBy, joins, name }) => {
        const rows = orm.select(getTableColumns(images)).from(images).$dynamic()
        const statement = (joins ? rows.innerJoin(members, joins) : rows)
          .where(where)
          .orderBy(orderBy)
          .limit(sql.placeholder('limit'))
          .prepare(name)
        // A prepared statement of Drizzle's, which knows its text.
        statements.push(statement)
        return values => statement.execute(values)
      })
      for (const query of cases) await page({ trashed: false, limit: 50, ...query })
      expect(statements.length).toBeGreaterThan(30)
      if (store.db.dialect !== 'sqlite') return
      const plans = await Promise.all(
        statements.map(async statement => {
          const text = statement.getQuery().sql
          return { text, plan: await explain(store, text) }
        }),
      )
      const wrong = plans.filter(
        ({ text, plan }) =>
          /TEMP B-TREE|SCAN generated_images$/.test(plan) ||
          !(
            text.includes('image_search')
              ? /image_search VIRTUAL TABLE INDEX/
              : text.includes('collection_images')
                ? /^SEARCH collection_images USING (COVERING )?INDEX collection_images_page_idx \(collection_id=\? AND trashed=\?.*\nSEARCH generated_images USING INTEGER PRIMARY KEY/
                : /SEARCH generated_images USING (INDEX generated_images_(page|favorite|model|provider|imported)_idx|INTEGER PRIMARY KEY)/
          ).test(plan),
      )
      expect(wrong).toEqual([])
    })
  })
})

async function explain(store: Store, text: string): Promise<string> {
  // Drizzle's own class for SQLite has it; `Orm` shows only what both dialects share.
  const orm = store.db.orm as unknown as { all: (query: SQL) => Promise<{ detail: string }[]> }
  const rows = await orm.all(sql.raw(`explain query plan ${text.replaceAll('?', "'1'")}`))
  return rows.map(({ detail }) => detail).join('\n')
}
