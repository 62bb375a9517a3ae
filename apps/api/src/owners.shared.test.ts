import type { Collection, Image, ImagePage, ImageStats, SimilarImages } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { STUDIO_USER } from './platform/actor.ts'
import { askingIn, person } from './testing/asking.ts'
import { describeStudio } from './testing/suite.ts'

const ANA = person('a')
const BEN = person('b')
const VERA = person('d', 'viewer')
const ADMIN = person('c', 'admin')

describeStudio('what people share', {}, my => {
  const { ask, refusal, ready, importFile, told } = askingIn(my)
  const idsOf = async (actor: typeof ANA, query: object = {}) =>
    (await ready<ImagePage>(actor, 'listImages', query)).body.items.map(({ id }) => id)
  const newest = () => my.studio.deps.events.lastSequence()

  test('is seen by the whole studio and changed by its owner alone, until it is shared no more', async () => {
    const { id } = await importFile(ANA, 41)
    const other = await importFile(BEN, 42)
    const before = await newest()
    expect(await ask<Image>(ANA, 'updateImage', { id, shared: true, tags: ['ours'] })).toMatchObject({ shared: true })

    expect(await idsOf(BEN)).toEqual([other.id])
    expect(await idsOf(BEN, { scope: 'studio' })).toEqual([id])
    expect(await idsOf(BEN, { scope: 'studio', tag: 'ours', imported: true })).toEqual([id])
    expect(await idsOf(BEN, { scope: 'studio', sort: 'largest' })).toEqual([id])
    expect(await idsOf(VERA)).toEqual([id])
    expect(await ask<ImageStats>(VERA, 'getImageStats')).toMatchObject({ total: 1 })
    expect(await ask(BEN, 'listTags', { scope: 'studio' })).toEqual({ items: [{ tag: 'ours', count: 1 }] })
    expect(await ask<Image>(BEN, 'getImage', { id })).toMatchObject({ ownerId: ANA.id })
    expect((await ask<SimilarImages>(BEN, 'listSimilarImages', { id, scope: 'mine', distance: 16 })).items).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ image: expect.objectContaining({ id }) as object })]),
    )
    expect(
      await Promise.all([
        refusal(BEN, 'updateImage', { id, favorite: true }),
        refusal(BEN, 'removeImage', { id }),
        refusal(BEN, 'updateImages', { ids: [other.id, id], action: 'delete' }),
        refusal(VERA, 'updateImage', { id, favorite: true }),
      ]),
    ).toEqual(['auth.forbidden', 'auth.forbidden', 'auth.forbidden', 'auth.forbidden'])
    expect(await ask<Image>(BEN, 'getImage', { id: other.id })).toMatchObject({ trashedAt: null })
    expect(await ask<Image>(ADMIN, 'updateImage', { id, rating: 3 })).toMatchObject({ rating: 3, ownerId: ANA.id })
    expect((await told(BEN, before)).map(({ event }) => event)).toContain('image.updated')

    const { id: collection } = await ask<Collection>(BEN, 'createCollection', { name: 'Liked', imageIds: [id] })
    const shared = await newest()
    await ask(ANA, 'updateImages', { ids: [id], action: 'unshare' })
    expect(await refusal(BEN, 'getImage', { id })).toBe('image.not_found')
    expect(await refusal(BEN, 'getImageFile', { id })).toBe('image.not_found')
    expect(await idsOf(BEN, { scope: 'studio' })).toEqual([])
    expect(await idsOf(BEN, { collection })).toEqual([])
    const heard = await told(BEN, shared)
    expect(heard).toContainEqual(expect.objectContaining({ event: 'image.removed' }))
    // Nor is what it was told to those who were away when it was shared.
    expect((await told(BEN, before)).map(({ event }) => event)).not.toContain('image.updated')
    expect((await told(ANA, before)).map(({ event }) => event)).not.toContain('image.removed')
  })

  test('is in the trash for its owner alone', async () => {
    const { id } = await importFile(ANA, 43)
    await ask(ANA, 'updateImage', { id, shared: true })
    await ask(ANA, 'removeImage', { id })
    expect(await refusal(BEN, 'getImage', { id })).toBe('image.not_found')
    expect(await idsOf(BEN, { scope: 'studio', trashed: true })).toEqual([])
    expect(await idsOf(ANA, { trashed: true })).toEqual([id])
    expect(await ask(BEN, 'emptyTrash')).toEqual({ removed: 0, remaining: 0 })
    await ask(ANA, 'restoreImage', { id })
    expect(await ask<Image>(BEN, 'getImage', { id })).toMatchObject({ shared: true })
    await ask(ANA, 'removeImage', { id, permanent: true })
  })

  test('begins so where the settings say it', async () => {
    await ask(STUDIO_USER, 'updateSettings', { newImages: 'shared' })
    const { id, shared } = await importFile(ANA, 44)
    await ask(STUDIO_USER, 'updateSettings', { newImages: 'private' })
    expect([shared, (await importFile(ANA, 45)).shared]).toEqual([true, false])
    expect(await idsOf(BEN, { scope: 'studio' })).toContain(id)
    await ask(ANA, 'removeImage', { id, permanent: true })
  })

  test('in a collection is seen by those who may look at it, and added to by those who may', async () => {
    const hers = await importFile(ANA, 51)
    const his = await importFile(BEN, 52)
    const { id } = await ask<Collection>(ANA, 'createCollection', { name: 'Ours', imageIds: [hers.id] })
    const people = (may: 'look' | 'add') => ({ id, people: [{ userId: BEN.id, may }] })
    const before = await newest()
    expect(await ask(ANA, 'setCollectionPeople', people('look'))).toEqual({ people: people('look').people })

    const shown = (await ask<{ items: Collection[] }>(BEN, 'listCollections')).items.find(each => each.id === id)
    expect(shown).toMatchObject({ ownerId: ANA.id, may: 'look', isShared: true, count: 1, cover: { id: hers.id } })
    expect(await idsOf(BEN, { collection: id })).toEqual([hers.id])
    expect(await idsOf(BEN, { collection: id, scope: 'mine' })).toEqual([])
    expect(await ask<Image>(BEN, 'getImage', { id: hers.id })).toMatchObject({ shared: false })
    expect(await refusal(VERA, 'getImage', { id: hers.id })).toBe('image.not_found')
    expect((await told(BEN, before)).map(({ event }) => event)).toContain('collection.updated')
    expect(
      await Promise.all([
        refusal(BEN, 'addToCollection', { id, ids: [his.id] }),
        refusal(BEN, 'updateCollection', { id, name: 'His' }),
        refusal(BEN, 'removeCollection', { id }),
        refusal(BEN, 'getCollectionPeople', { id }),
        refusal(BEN, 'setCollectionPeople', people('add')),
        refusal(BEN, 'updateImage', { id: hers.id, favorite: true }),
      ]),
    ).toEqual(Array.from({ length: 6 }, () => 'auth.forbidden'))

    await ask(ANA, 'setCollectionPeople', people('add'))
    expect(await ask(BEN, 'addToCollection', { id, ids: [his.id] })).toMatchObject({ changed: [his.id] })
    expect((await idsOf(ANA, { collection: id })).toSorted()).toEqual([hers.id, his.id].toSorted())
    expect(await ask(BEN, 'removeFromCollection', { id, ids: [hers.id] })).toMatchObject({ changed: [] })
    expect(await ask<Image>(ANA, 'getImage', { id: his.id })).toMatchObject({ ownerId: BEN.id })

    const shared = await newest()
    await ask(ANA, 'setCollectionPeople', { id, people: [] })
    expect(await refusal(BEN, 'getCollection', { id })).toBe('collection.not_found')
    expect(await refusal(BEN, 'getImage', { id: hers.id })).toBe('image.not_found')
    expect(await refusal(ANA, 'getImage', { id: his.id })).toBe('image.not_found')
    expect(await idsOf(ANA, { collection: id })).toEqual([hers.id])
    expect((await told(BEN, shared)).map(({ event }) => event)).toContain('collection.removed')
  })

  test('in a smart collection is what its owner has, for all who may look at it', async () => {
    const hers = await importFile(ANA, 61)
    await ask(ANA, 'updateImage', { id: hers.id, tags: ['heron'] })
    const his = await importFile(BEN, 62)
    await ask(BEN, 'updateImage', { id: his.id, tags: ['heron'] })
    const { id } = await ask<Collection>(ANA, 'createCollection', { name: 'Herons', filter: { tag: 'heron' } })
    await ask(ANA, 'setCollectionPeople', { id, people: [{ userId: '*', may: 'look' }] })
    expect(await idsOf(BEN, { collection: id })).toEqual([hers.id])
    expect(await idsOf(VERA, { collection: id })).toEqual([hers.id])
    expect(await ask<Collection>(BEN, 'getCollection', { id })).toMatchObject({ count: 1, cover: { id: hers.id } })
    expect(await ask<Image>(VERA, 'getImage', { id: hers.id })).toMatchObject({ ownerId: ANA.id })
    await ask(ANA, 'updateImage', { id: hers.id, tags: [] })
    expect(await refusal(VERA, 'getImage', { id: hers.id })).toBe('image.not_found')
  })
})
