import { expect, test } from 'vitest'
import { describeStores } from '../../testing/store.ts'
import { createSettingsRepository } from './settings.repository.ts'

describeStores('stored settings', open => {
  test('come back as they were put, are replaced, and go', async () => {
    const { db, clock } = await open()
    const repository = createSettingsRepository(db)
    const put = (key: string, value: unknown) => db.atomic(tx => repository.put(tx, key, value, clock.now()))
    expect(await repository.all()).toEqual(new Map())
    const values = {
      text: 'a "quoted" word',
      number: 1.5,
      list: [{ model: 'a/b', url: 'http://x' }],
      yes: true,
      deep: { a: { b: [1, 'two', null] } },
    }
    for (const [key, value] of Object.entries(values)) await put(key, value)
    expect(await repository.all()).toEqual(new Map(Object.entries(values)))
    await put('text', 'another')
    await put('number', undefined)
    await put('never there', undefined)
    const { number: _gone, ...rest } = values
    expect(await repository.all()).toEqual(new Map(Object.entries({ ...rest, text: 'another' })))
  })

  test('that are put in a write which fails are not stored', async () => {
    const { db, clock } = await open()
    const repository = createSettingsRepository(db)
    await expect(
      db.atomic(function* (tx) {
        yield* repository.put(tx, 'a', 1, clock.now())
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
    expect(await repository.all()).toEqual(new Map())
  })
})
