import { openDatabase } from '@atelier/db'
import { makePng } from '@atelier/imaging/testing'
import { expect, onTestFinished, test } from 'vitest'
import { STUDIO_USER, type Actor } from './platform/actor.ts'
import { describeStudio } from './testing/suite.ts'

const ANA: Actor = { id: '01937b5e-0000-7000-8000-0000000000aa' }
const small = { model: 'atelier/sketch', width: 256, height: 256 } as const
const grid = { base: { ...small, prompt: 'a fox' }, axes: [{ kind: 'seed' as const, values: [1, 2] }] }

describeStudio('what an actor makes', {}, my => {
  const openRows = () => {
    const db = openDatabase(my.database.url)
    onTestFinished(() => db.close())
    return db
  }

  test('belongs to the actor, and what is told of it is for the actor', async () => {
    const { generations, batches, grids, collections, styles, wildcards, imports, events } = my.studio.deps
    const before = await events.lastSequence()
    const made = [
      (await generations.create(ANA, { ...small, prompt: 'one' })).id,
      ...(await batches.create(ANA, { ...small, prompt: '{two|three}', draws: 2 })).items.map(item => item.id),
    ]
    const { id: gridId, items } = await grids.create(ANA, grid)
    const own = [
      gridId,
      (await collections.create(ANA, { name: 'Hers' })).id,
      (await styles.create(ANA, { name: 'Hers', prompt: '{prompt} at dusk' })).id,
      (await wildcards.create(ANA, { name: 'hers', entries: ['red'] })).id,
      (await imports.keep(ANA, makePng({ width: 31 }))).image.id,
    ]
    for (const id of [...made, ...items.map(item => item.generationId)])
      await generations.waitUntilFinished(id, 20_000, new AbortController().signal)

    const { orm, tables } = openRows()
    const { grids: gridRows, generations: jobs, generatedImages: images } = tables
    const rows = (
      await Promise.all(
        [gridRows, tables.collections, tables.styles, tables.wildcards, images, jobs].map(table =>
          orm.select({ id: table.id, ownerId: table.ownerId }).from(table),
        ),
      )
    ).flat()
    expect(rows).toHaveLength(own.length + 5 + 5)
    expect(new Set(rows.map(row => row.ownerId))).toEqual(new Set([ANA.id]))
    expect(rows.map(row => row.id)).toEqual(expect.arrayContaining([...own, ...made]))
    const told = (await orm.select().from(tables.events)).filter(({ sequence }) => sequence > before)
    expect(new Set(told.map(({ audience }) => audience))).toEqual(new Set([ANA.id]))
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'generation.queued',
        'generation.started',
        'generation.succeeded',
        'image.created',
        'grid.updated',
        'collection.updated',
        'styles.updated',
        'wildcards.updated',
      ]),
    )
  })

  test('may have the name of what belongs to another, and is found by its name among one’s own', async () => {
    const { collections, styles, wildcards, prompts } = my.studio.deps
    for (const [owner, colour] of [
      [ANA, 'red'],
      [STUDIO_USER, 'blue'],
    ] as const) {
      await collections.create(owner, { name: 'Shared name' })
      await styles.create(owner, { name: 'Shared name', prompt: `{prompt} in ${colour}` })
      await wildcards.create(owner, { name: 'shared', entries: [colour] })
    }
    for (const again of [
      () => collections.create(ANA, { name: 'Shared name' }),
      () => styles.create(ANA, { name: 'shared NAME', prompt: '{prompt}' }),
      () => wildcards.create(ANA, { name: 'shared', entries: ['x'] }),
    ])
      await expect(again()).rejects.toMatchObject({ status: 409 })
    expect((await prompts.draw(ANA, { prompt: 'a __shared__ fox' })).prompts).toEqual(['a red fox'])
    expect((await prompts.draw(STUDIO_USER, { prompt: 'a __shared__ fox' })).prompts).toEqual(['a blue fox'])
    const named = (list: readonly { name: string }[]) => list.filter(({ name }) => /^shared/i.test(name))
    expect(named((await collections.list(ANA)).items)).toHaveLength(1)
    expect(named(await styles.list(ANA))).toMatchObject([{ prompt: '{prompt} in red' }])
    expect(named(await wildcards.list(STUDIO_USER))).toMatchObject([{ entries: ['blue'] }])
  })

  test('is no duplicate of a picture that belongs to another', async () => {
    const { imports } = my.studio.deps
    const bytes = makePng({ width: 37 })
    const hers = await imports.keep(ANA, bytes)
    expect((await imports.keep(ANA, bytes)).image.id).toBe(hers.image.id)
    const his = await imports.keep(STUDIO_USER, bytes)
    expect([his.isNew, his.image.id === hers.image.id]).toEqual([true, false])
    expect(await imports.known(STUDIO_USER, [his.image.sha256])).toMatchObject([{ imageId: his.image.id }])
  })

  test('stays in the list of another who clears what is done', async () => {
    const { generations } = my.studio.deps
    const { id } = await generations.create(ANA, { ...small, prompt: 'stays' })
    await generations.waitUntilFinished(id, 20_000, new AbortController().signal)
    await generations.clear(STUDIO_USER)
    expect((await generations.get(id)).clearedAt).toBeNull()
    await generations.clear(ANA)
    expect((await generations.get(id)).clearedAt).not.toBeNull()
  })
})
