import type { Collection, Generation, Grid, Image, ImagePage, ImageStats, Style, Wildcard } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { askingIn, person } from '../../testing/asking.ts'
import { describeStudio, storedFiles } from '../../testing/suite.ts'

const ANA = person('a')
const BEN = person('b')
const EVA = person('e')

describeStudio('what belongs to a person who goes', {}, my => {
  const { ask, ready, refusal, make, importFile } = askingIn(my)
  const list = async <T>(actor: typeof ANA, name: string) => (await ask<{ items: T[] }>(actor, name)).items
  const named = (items: readonly { name: string }[]) =>
    items.map(({ name }) => name).filter(name => name.startsWith('same'))

  test('is another’s, under another name where they have one, and counted as theirs', async () => {
    const { id } = await make(ANA, 'one to hand over')
    const image = await importFile(ANA, 71)
    await ask(ANA, 'updateImage', { id: image.id, tags: ['kept'] })
    for (const owner of [ANA, BEN]) {
      await ask(owner, 'createCollection', { name: 'same' })
      await ask(owner, 'createStyle', { name: 'same', prompt: '{prompt}' })
      await ask(owner, 'createWildcard', { name: 'same', entries: ['x'] })
    }
    const before = await ask<ImageStats>(ANA, 'getImageStats')
    await my.studio.deps.belongings.handOver(ANA.id, BEN.id)

    expect(await ask<ImageStats>(ANA, 'getImageStats')).toMatchObject({ total: 0, bytes: 0, byModel: [] })
    expect(await ask<ImageStats>(BEN, 'getImageStats')).toMatchObject({ total: before.total, bytes: before.bytes })
    expect(await ask(BEN, 'listTags')).toEqual({ items: [{ tag: 'kept', count: 1 }] })
    expect(await ask<Generation>(BEN, 'getGeneration', { id })).toMatchObject({ id })
    expect((await ready<ImagePage>(BEN, 'listImages', { q: 'one to hand over' })).body.items).toHaveLength(1)
    expect((await ready<ImagePage>(ANA, 'listImages', {})).body.items).toEqual([])
    expect(named(await list<Collection>(BEN, 'listCollections')).toSorted()).toEqual(['same', 'same (2)'])
    expect(named(await list<Style>(BEN, 'listStyles')).toSorted()).toEqual(['same', 'same (2)'])
    expect(named(await list<Wildcard>(BEN, 'listWildcards')).toSorted()).toEqual(['same', 'same (2)'])
    expect(await list(ANA, 'listPrompts')).toEqual([])
    const similar = await ask<{ items: { image: Image }[] }>(BEN, 'listSimilarImages', { id: image.id, distance: 16 })
    expect(similar.items.every(one => one.image.ownerId === BEN.id)).toBe(true)
    expect((await ask<{ total: number }>(ANA, 'listDuplicates')).total).toBeGreaterThanOrEqual(0)
  })

  test('is gone, with its files', async () => {
    const files = (await storedFiles(my.studio)).length
    const { id, images } = await make(EVA, 'one to delete')
    await importFile(EVA, 72)
    const grid = await ask<Grid>(EVA, 'createGrid', {
      base: { model: 'atelier/sketch', width: 256, height: 256, prompt: 'cells' },
      axes: [{ kind: 'seed', values: [1, 2, 3, 4] }],
    })
    await ask(EVA, 'createCollection', { name: 'hers', imageIds: images.map(image => image.id) })
    await my.studio.deps.belongings.remove(EVA.id)
    expect(await refusal(person('c', 'admin'), 'getGrid', { id: grid.id })).toBe('grid.not_found')
    expect(await refusal(person('c', 'admin'), 'getGeneration', { id })).toBe('generation.not_found')
    for (const name of ['listGenerations', 'listGrids', 'listCollections', 'listPrompts'])
      expect(await list(EVA, name)).toEqual([])
    // One that was being made may have come in between; once more finds it.
    await my.studio.deps.belongings.remove(EVA.id)
    expect(await ask<ImageStats>(EVA, 'getImageStats')).toMatchObject({ total: 0, trashed: 0, bytes: 0 })
    await expect.poll(async () => (await storedFiles(my.studio)).length).toBe(files)
  })
})
