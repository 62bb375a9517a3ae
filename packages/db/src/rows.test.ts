import { asc, gte, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { describeOnBothDatabases } from './testing/both.ts'
import { openMigrated } from './testing/opened.ts'

describeOnBothDatabases('a reader of whole rows', make => {
  test('gives the rows that drizzle gives, with every kind of column and with nulls', async () => {
    const place = await make()
    onTestFinished(place.drop)
    const db = await openMigrated(place.url)
    const {
      orm,
      tables: { generations },
    } = db
    const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 3, 4, second, 678))
    const row = {
      ownerId: 'o',
      prompt: 'a fox',
      model: 'm',
      provider: 'p',
      parameters: { width: 1, height: 2, steps: null, guidance: 3.5, seed: 4, count: 1 },
      availableAt: at(0),
    }
    await orm.insert(generations).values([
      { ...row, id: 'a', createdAt: at(1) },
      {
        ...row,
        id: 'b',
        createdAt: at(2),
        negativePrompt: 'rain',
        error: { code: 'c', message: 'm' },
        startedAt: at(3),
        progress: 0.25,
        attempts: 2,
      },
      { ...row, id: 'c', createdAt: at(4) },
    ])
    const select = orm
      .select()
      .from(generations)
      .where(gte(generations.id, sql.placeholder('from')))
      .orderBy(asc(generations.id))
    const read = db.readerOf(select.prepare('generations_from'))
    const rows = await read({ from: 'b' })
    expect(rows.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(rows).toEqual(
      await orm.select().from(generations).where(gte(generations.id, 'b')).orderBy(asc(generations.id)),
    )
  })

  test('decodes booleans and 64 bit numbers of images', async () => {
    const place = await make()
    onTestFinished(place.drop)
    const db = await openMigrated(place.url)
    const {
      orm,
      tables: { generatedImages },
    } = db
    const image = {
      ownerId: 'o',
      prompt: 'a fox',
      filename: 'f.png',
      mimeType: 'image/png',
      width: 1,
      height: 1,
      sizeBytes: 1,
      sha256: 's',
      placeholder: 'p',
      createdAt: new Date(0),
    } as const
    await orm.insert(generatedImages).values([
      { ...image, id: 'a', storageKey: 'a', favorite: true, seed: 4_294_967_295 },
      { ...image, id: 'b', storageKey: 'b' },
    ])
    const select = orm.select().from(generatedImages).orderBy(asc(generatedImages.position))
    expect(await db.readerOf(select.prepare('all_images'))({})).toEqual(await select)
  })
})
