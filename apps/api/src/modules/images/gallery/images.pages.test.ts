import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { STUDIO_USER } from '../../../platform/actor.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { createImagePages, type PageQuery } from './images.pages.ts'
import { createKnownWords } from './known-words.ts'
import { parseSearch } from './search-words.ts'
import type { ImageRow } from '../images.presenter.ts'
import { SEED, ROWS, createDice, fill, collect, stir, naivePage, randomQuery } from './testing/naive-pages.ts'

/** From then on PostgreSQL takes each word of the test for one that few pictures have. */
async function knowOtherWords(store: Store): Promise<void> {
  await store.addImage()
  if (store.db.dialect !== 'postgresql') return
  await store.db.query('analyze generated_images')
  expect(await createKnownWords(store.db)(parseSearch('sunset'))).toBe(true)
}

describeStores('pages of the gallery', open => {
  test.each([
    ['most', 0.5, 'no words for'],
    ['a part', 0, 'no words for'],
    ['a part', 0, 'others for'],
  ] as const)(
    `are what a plain filter over all rows gives, for any filters together, where one has %s of it, and the database takes %s common words (seed ${SEED})`,
    async (_, shareOfFirst, known) => {
      const dice = createDice(SEED)
      const store = await open()
      if (known === 'others for') await knowOtherWords(store)
      const filled = await fill(store, dice, { shareOfFirst })
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
    },
  )

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
  const scopes = [{ owner: STUDIO_USER.id }, { shared: true } as const, {}]
  const cases = filters.flatMap(filter =>
    scopes.flatMap(whose =>
      (['newest', 'oldest'] as const).flatMap(order =>
        [undefined, 100].map(after => ({ ...filter, ...whose, order, ...(after !== undefined && { after }) })),
      ),
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
                : /SEARCH generated_images USING (INDEX generated_images_(page|shared|owner|favorite|model|provider|imported)_idx|INTEGER PRIMARY KEY)/
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
