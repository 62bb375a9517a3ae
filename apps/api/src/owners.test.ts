import type { Generation, Grid, Image, PromptPreview, Style, Wildcard } from '@atelier/contracts'
import { openDatabase } from '@atelier/db'
import { makePng } from '@atelier/imaging/testing'
import { expect, onTestFinished, test } from 'vitest'
import { STUDIO_USER, type Actor } from './platform/actor.ts'
import { askingIn, person } from './testing/asking.ts'
import { describeStudio } from './testing/suite.ts'

const ANA = person('a')
const small = { model: 'atelier/sketch', width: 256, height: 256 } as const

describeStudio('what an actor makes', {}, my => {
  const { ask, make } = askingIn(my)
  const importFile = (actor: Actor, width: number) =>
    ask<{ image: Image; isNew: boolean }>(actor, 'importImage', { file: makePng({ width }) })

  test('belongs to the actor, and what is told of it is for the actor', async () => {
    const before = await my.studio.deps.events.lastSequence()
    const { items } = await ask<{ items: Generation[] }>(ANA, 'createGenerations', {
      ...small,
      prompt: '{two|three}',
      draws: 2,
    })
    const grid = await ask<Grid>(ANA, 'createGrid', {
      base: { ...small, prompt: 'a fox' },
      axes: [{ kind: 'seed', values: [1, 2] }],
    })
    const things = [
      await make(ANA, 'one'),
      ...items,
      grid,
      await ask<{ id: string }>(ANA, 'createCollection', { name: 'Hers' }),
      await ask<Style>(ANA, 'createStyle', { name: 'Hers', prompt: '{prompt} at dusk' }),
      await ask<Wildcard>(ANA, 'createWildcard', { name: 'hers', entries: ['red'] }),
      (await importFile(ANA, 31)).image,
    ]

    const db = openDatabase(my.database.url)
    onTestFinished(() => db.close())
    const { tables, orm } = db
    const { events, grids, collections, styles, wildcards, generations, generatedImages } = tables
    // The cells of the grid have their pictures now, too.
    await expect.poll(() => orm.$count(generatedImages), { timeout: 20_000 }).toBe(6)
    const rows = await Promise.all(
      [grids, collections, styles, wildcards, generations, generatedImages].map(table =>
        orm.select({ id: table.id, ownerId: table.ownerId }).from(table),
      ),
    )
    expect(new Set(rows.flat().map(row => row.ownerId))).toEqual(new Set([ANA.id]))
    expect(rows.flat().map(row => row.id)).toEqual(expect.arrayContaining(things.map(({ id }) => id)))
    const told = (await orm.select().from(events)).filter(({ sequence }) => sequence > before)
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
    for (const [owner, colour] of [
      [ANA, 'red'],
      [STUDIO_USER, 'blue'],
    ] as const) {
      await ask(owner, 'createCollection', { name: 'Shared name' })
      await ask(owner, 'createStyle', { name: 'Shared name', prompt: `{prompt} in ${colour}` })
      await ask(owner, 'createWildcard', { name: 'shared', entries: [colour] })
    }
    for (const [name, input] of [
      ['createCollection', { name: 'Shared name' }],
      ['createStyle', { name: 'shared NAME', prompt: '{prompt}' }],
      ['createWildcard', { name: 'shared', entries: ['x'] }],
    ] as const)
      await expect(ask(ANA, name, input)).rejects.toMatchObject({ status: 409 })
    const sample = async (actor: Actor) =>
      (await ask<PromptPreview>(actor, 'previewPrompts', { prompt: 'a __shared__ fox' })).prompts
    expect([await sample(ANA), await sample(STUDIO_USER)]).toEqual([['a red fox'], ['a blue fox']])
    const named = async <T extends { name: string }>(actor: Actor, name: string) =>
      (await ask<{ items: T[] }>(actor, name, {})).items.filter(item => /^shared/i.test(item.name))
    expect(await named(ANA, 'listCollections')).toHaveLength(1)
    expect(await named<Style>(ANA, 'listStyles')).toMatchObject([{ prompt: '{prompt} in red' }])
    expect(await named<Wildcard>(STUDIO_USER, 'listWildcards')).toMatchObject([{ entries: ['blue'] }])
  })

  test('is no duplicate of a picture that belongs to another', async () => {
    const hers = await importFile(ANA, 37)
    expect((await importFile(ANA, 37)).image.id).toBe(hers.image.id)
    const his = await importFile(STUDIO_USER, 37)
    expect([his.isNew, his.image.id === hers.image.id]).toEqual([true, false])
    expect(await ask(STUDIO_USER, 'findKnownImages', { sha256: [his.image.sha256] })).toMatchObject({
      known: [{ imageId: his.image.id }],
    })
  })

  test('stays in the list when another clears what is done', async () => {
    const { id } = await make(ANA, 'stays')
    const clearedAt = async () => (await ask<Generation>(ANA, 'getGeneration', { id })).clearedAt
    await ask(STUDIO_USER, 'clearGenerations', {})
    expect(await clearedAt()).toBeNull()
    await ask(ANA, 'clearGenerations', {})
    expect(await clearedAt()).not.toBeNull()
  })
})
