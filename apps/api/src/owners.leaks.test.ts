import type {
  Collection,
  DuplicatePage,
  Generation,
  Grid,
  Image,
  ImagePage,
  ImageStats,
  SimilarImages,
  Style,
  TagList,
  Timeline,
  Wildcard,
} from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { askingIn, person } from './testing/asking.ts'
import { describeStudio, type Suite } from './testing/suite.ts'
import { until } from './testing/until.ts'

const ANA = person('a')
const BEN = person('b')
const ADMIN = person('c', 'admin')
const SECRET = 'wolverine'

describeStudio('what is private to one person', {}, my => {
  let hers: Awaited<ReturnType<typeof fill>>
  let before: number
  const { ask, refusal, ready, make, told } = askingIn(my)
  beforeAll(async () => {
    before = await my.studio.deps.events.lastSequence()
    hers = await fill(my)
  })

  test('is not there for another, whatever they ask of it by its id', async () => {
    const { image, generation, grid, collection, style, wildcard } = hers
    const byId: [name: string, input: object, code: string][] = [
      ...['getImage', 'getImageFile', 'getNeighbors', 'getSurroundings', 'getFamily', 'listSimilarImages'].map(
        (name): [string, object, string] => [name, { id: image.id }, 'image.not_found'],
      ),
      ['listImageCollections', { id: image.id }, 'image.not_found'],
      ['archiveImages', { ids: [image.id] }, 'image.not_found'],
      ['updateImage', { id: image.id, favorite: true }, 'image.not_found'],
      ['removeImage', { id: image.id }, 'image.not_found'],
      ['removeImage', { id: image.id, permanent: true }, 'image.not_found'],
      ['restoreImage', { id: image.id }, 'image.not_found'],
      ...['getGeneration', 'cancelGeneration', 'retryGeneration', 'removeGeneration'].map(
        (name): [string, object, string] => [name, { id: generation.id }, 'generation.not_found'],
      ),
      ...['getGrid', 'cancelGrid', 'retryGrid', 'removeGrid', 'getGridSheet', 'archiveGrid'].map(
        (name): [string, object, string] => [name, { id: grid.id }, 'grid.not_found'],
      ),
      ['updateGrid', { id: grid.id, title: 'mine' }, 'grid.not_found'],
      ['getCollection', { id: collection.id }, 'collection.not_found'],
      ['getCollectionPeople', { id: collection.id }, 'collection.not_found'],
      ['setCollectionPeople', { id: collection.id, people: [] }, 'collection.not_found'],
      ['updateCollection', { id: collection.id, name: 'mine' }, 'collection.not_found'],
      ['removeCollection', { id: collection.id }, 'collection.not_found'],
      ['addToCollection', { id: collection.id, ids: [image.id] }, 'collection.not_found'],
      ['removeFromCollection', { id: collection.id, ids: [image.id] }, 'collection.not_found'],
      ['listImages', { collection: collection.id }, 'collection.not_found'],
      ['getTimeline', { collection: collection.id }, 'collection.not_found'],
      ['updateStyle', { id: style.id, name: 'mine' }, 'style.not_found'],
      ['removeStyle', { id: style.id }, 'style.not_found'],
      ['getStylePreview', { id: style.id }, 'style.not_found'],
      ['updateWildcard', { id: wildcard.id, name: 'mine' }, 'wildcard.not_found'],
      ['removeWildcard', { id: wildcard.id }, 'wildcard.not_found'],
      ['createGeneration', { prompt: 'x', parentId: image.id }, 'generation.parent_not_found'],
      ['createGeneration', { prompt: 'x', styles: [style.id] }, 'style.not_found'],
      ['createCollection', { name: 'of hers', imageIds: [image.id] }, 'collection.image_missing'],
    ]
    const answers = await Promise.all(byId.map(([name, input]) => refusal(BEN, name, input)))
    expect(byId.map(([name, input], at) => [name, input, answers[at]])).toEqual(byId)
    expect(await ask(BEN, 'updateImages', { ids: [image.id], action: 'delete' })).toEqual({
      changed: [],
      missing: [image.id],
    })
    expect(await ask(ANA, 'getImage', { id: image.id })).toMatchObject({ trashedAt: null, favorite: false })
  })

  test('is in no list, no count and no suggestion of another', async () => {
    const lists: [name: string, input: object][] = [
      ...['mine', 'studio'].flatMap((scope): [string, object][] => [
        ['getImageStats', { scope }],
        ['listTags', { scope }],
        ['listTags', { scope, q: SECRET.slice(0, 3) }],
        ['listDuplicates', { scope }],
      ]),
      ...['listCollections', 'listGenerations', 'listGrids', 'listStyles', 'listWildcards', 'listPrompts'].map(
        (name): [string, object] => [name, {}],
      ),
      ['listModelSamples', {}],
      ['listGenerationPlaces', {}],
      ['exportStyles', {}],
      ['findKnownImages', { sha256: [hers.image.sha256] }],
      ['previewPrompts', { prompt: 'a __secret__ fox' }],
    ]
    const queries = [{}, { q: SECRET }, { tag: SECRET }, { sort: 'title' }, { favorite: false, imported: false }]
    const texts = [
      ...(await Promise.all(lists.map(async ([name, input]) => JSON.stringify(await ask(BEN, name, input))))),
      ...(await Promise.all(
        queries.flatMap(query =>
          ['mine', 'studio'].map(async scope =>
            JSON.stringify((await ready<ImagePage>(BEN, 'listImages', { ...query, scope })).body),
          ),
        ),
      )),
    ]
    expect(texts.filter(text => text.includes(SECRET) || text.includes(hers.image.id))).toEqual([])
    for (const scope of ['mine', 'studio']) {
      expect(await ask<ImageStats>(BEN, 'getImageStats', { scope })).toMatchObject({
        total: 0,
        bytes: 0,
        trashed: 0,
        byModel: [],
      })
      expect((await ready<Timeline>(BEN, 'getTimeline', { scope })).body.stretches).toEqual([])
      expect(await ask<DuplicatePage>(BEN, 'listDuplicates', { scope })).toMatchObject({ compared: 0, total: 0 })
    }
    expect((await ask<ImageStats>(ANA, 'getImageStats')).total).toBeGreaterThan(2)
    expect((await ask<TagList>(ANA, 'listTags')).items).toEqual([{ tag: SECRET, count: 1 }])
  })

  test('is told to nobody else as it happens, nor to who resumes behind it', async () => {
    const heard = JSON.stringify(await told(BEN, before))
    expect(heard).not.toContain(SECRET)
    expect(heard).toContain('settings.updated')
    expect(JSON.stringify(await told(ANA, before))).toContain(SECRET)
  })

  test('is in no answer that is kept, and has an ETag of its own', async () => {
    const [first, other, again] = [
      await ready<ImagePage>(ANA, 'listImages', { limit: 5 }),
      await ready<ImagePage>(BEN, 'listImages', { limit: 5 }),
      await ready<ImagePage>(ANA, 'listImages', { limit: 5 }),
    ]
    expect([first.body.items.length > 0, other.body.items.length]).toEqual([true, 0])
    expect(again).toEqual(first)
    expect(other.etag).not.toBe(first.etag)
    const outlines = [await ready(ANA, 'getTimeline'), await ready(BEN, 'getTimeline')]
    expect(outlines[0]?.etag).not.toBe(outlines[1]?.etag)
  })

  test('is not given to another who uses the same Idempotency-Key', async () => {
    const input = { prompt: 'once', model: 'atelier/sketch', idempotencyKey: 'the same' }
    const one = await ask<Generation>(ANA, 'createGeneration', input)
    const other = await ask<Generation>(BEN, 'createGeneration', input)
    expect(other.id).not.toBe(one.id)
    expect((await ask<Generation>(ANA, 'createGeneration', input)).id).toBe(one.id)
    expect(await refusal(BEN, 'getGeneration', { id: one.id })).toBe('generation.not_found')
  })

  test('is read by an admin, by its id and where they ask for everybody’s', async () => {
    const { image, generation, grid, collection } = hers
    expect(await ask<Image>(ADMIN, 'getImage', { id: image.id })).toMatchObject({ ownerId: ANA.id })
    for (const [name, { id }] of [
      ['getGeneration', generation],
      ['getGrid', grid],
      ['getCollection', collection],
    ] as const)
      expect(await ask(ADMIN, name, { id })).toMatchObject({ id })
    const ids = async (scope?: string) =>
      (await ready<ImagePage>(ADMIN, 'listImages', scope === undefined ? {} : { scope })).body.items.map(({ id }) => id)
    expect(await ids()).not.toContain(image.id)
    expect(await ids('all')).toContain(image.id)
    for (const name of ['listImages', 'getTimeline', 'getImageStats', 'listTags', 'listDuplicates', 'listGenerations'])
      expect(await refusal(BEN, name, { scope: 'all' })).toBe('auth.forbidden')
    expect(await refusal(BEN, 'listSimilarImages', { id: image.id, scope: 'all' })).toBe('auth.forbidden')
  })

  test('does not take the place of what looks like one’s own', async () => {
    const own = (await make(BEN, `two ${SECRET}s`)).images[0]
    const twin = (await make(BEN, `two ${SECRET}s`)).images[0]
    const { items } = await ask<SimilarImages>(BEN, 'listSimilarImages', { id: own?.id, limit: 1, distance: 16 })
    expect(items.every(({ image }) => image.ownerId === BEN.id)).toBe(true)
    expect(twin?.ownerId).toBe(BEN.id)
  })
})

/** One of everything of hers. */
async function fill(my: Suite) {
  const { ask, make } = askingIn(my)
  const generation = await make(ANA, `a ${SECRET}`)
  await make(ANA, `a ${SECRET}`)
  const [image] = generation.images
  if (!image) throw new Error('no image was made')
  await ask(ANA, 'updateImage', { id: image.id, title: SECRET, tags: [SECRET], rating: 5 })
  const grid = await ask<Grid>(ANA, 'createGrid', {
    base: { model: 'atelier/sketch', width: 256, height: 256, prompt: SECRET },
    axes: [{ kind: 'seed', values: [1, 2] }],
  })
  await until(async () => (await ask<Grid>(ANA, 'getGrid', { id: grid.id })).status === 'succeeded')
  return {
    generation,
    image,
    grid,
    collection: await ask<Collection>(ANA, 'createCollection', { name: SECRET, imageIds: [image.id] }),
    style: await ask<Style>(ANA, 'createStyle', { name: SECRET, prompt: '{prompt} at dusk' }),
    wildcard: await ask<Wildcard>(ANA, 'createWildcard', { name: 'secret', entries: [SECRET] }),
  }
}
