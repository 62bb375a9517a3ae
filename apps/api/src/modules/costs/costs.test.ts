import {
  createEngine,
  createGeneration,
  getCosts,
  listModels,
  getModel,
  removeUser,
  updateEngine,
  updateSettings,
  updateUser,
  type Budget,
  type ListedPrice,
} from '@atelier/contracts'
import { openDatabase } from '@atelier/db'
import { expect, onTestFinished, test } from 'vitest'
import { makeUser, setUpAdmin, type Asker } from '../../testing/people.ts'
import { describeStudio, TOKEN } from '../../testing/suite.ts'

const MODEL = 'black-forest-labs/FLUX.1-schnell'
const OTHER = 'stabilityai/stable-diffusion-xl-base-1.0'
const small = { width: 256, height: 256 } as const
const now = new Date('2026-03-10T12:00:00.000Z')
const UNTIL_APRIL_S = (Date.UTC(2026, 3, 1) - now.getTime()) / 1000

describeStudio('costs', { config: { hfToken: TOKEN }, replaced: { clock: { now: () => now } } }, my => {
  let admin: Asker
  let member: Asker
  const costs = async (asker: Asker, querystring: { month?: string; scope?: 'mine' | 'all' } = {}) =>
    (await my.studio.call(getCosts, { querystring }, asker.headers)).body
  const prices = (some: ListedPrice[]) =>
    my.studio.call(updateEngine, { params: { id: 'huggingface' }, body: { prices: some } }, admin.headers)
  const make = async (asker: Asker, model: string, count = 1) =>
    (
      await my.studio.call(
        createGeneration,
        { body: { prompt: `of ${model}`, model, count, ...small } },
        { ...asker.headers, prefer: 'wait=25' },
      )
    ).body
  const refused = (asker: Asker, model: string) =>
    my.studio.refused(createGeneration, { body: { prompt: 'too dear', model, ...small } }, asker.headers)
  const budget = (studio: Budget | null) => my.studio.call(updateSettings, { body: { budget: studio } }, admin.headers)

  test('are nothing where nobody says what anything costs', async () => {
    admin = await setUpAdmin(my.studio)
    member = await makeUser(my.studio, admin, 'ben', 'member')
    expect((await make(admin, 'atelier/sketch')).images).toMatchObject([{ cost: null }])
    expect((await make(admin, MODEL)).images).toMatchObject([{ cost: null }])
    expect(await costs(admin)).toEqual({ month: '2026-03', items: [], people: [], totals: [], studio: null, own: null })
  })

  test('are what the price list says, by picture or by megapixel, with each image and added up', async () => {
    await prices([
      { model: MODEL, amount: 0.5, currency: 'USD', per: 'image' },
      { model: OTHER, amount: 10, currency: 'EUR', per: 'megapixel' },
    ])
    expect((await make(admin, MODEL, 2)).images.map(({ cost }) => cost)).toEqual([
      { amount: 0.5, currency: 'USD', source: 'listed' },
      { amount: 0.5, currency: 'USD', source: 'listed' },
    ])
    expect((await make(member, OTHER)).images).toMatchObject([{ cost: { amount: 0.65536, currency: 'EUR' } }])
    const [ana, ben] = [admin, member].map(({ me }) => ({ ownerId: me.id, ownerName: me.username, ownerGone: false }))
    const ofMember = { ...ben, engine: 'huggingface', images: 1, amount: 0.65536 }
    expect(await costs(admin)).toMatchObject({
      items: [{ ownerId: admin.me.id, engine: 'huggingface', images: 2, amount: 1, currency: 'USD' }, ofMember],
      people: [
        { ...ana, amount: 1, currency: 'USD', images: 2 },
        { ...ben, amount: 0.65536, currency: 'EUR', images: 1 },
      ],
      totals: [
        { amount: 1, currency: 'USD', images: 2 },
        { amount: 0.65536, currency: 'EUR', images: 1 },
      ],
    })
  })

  test('are told of a model before anything is made, by the price list where the engine says nothing', async () => {
    const { items } = (await my.studio.call(listModels, { querystring: {} }, member.headers)).body
    const priceOf = (id: string) => items.find(({ plainId }) => plainId === id)?.price
    expect(priceOf(MODEL)).toEqual({ amount: 0.5, currency: 'USD', per: 'image' })
    expect(priceOf('atelier/sketch')).toMatchObject({ amount: 0 })
    expect(priceOf('black-forest-labs/FLUX.1-dev')).toBeNull()
    const one = await my.studio.call(getModel, { params: { '*': OTHER } }, member.headers)
    expect(one.body.price).toEqual({ amount: 10, currency: 'EUR', per: 'megapixel' })
  })

  test('are told to whom they are of, everybody’s to an admin only, and of the month that is asked for', async () => {
    expect((await costs(member)).items).toMatchObject([{ ownerId: member.me.id, currency: 'EUR' }])
    expect((await costs(admin, { scope: 'mine' })).items).toMatchObject([{ currency: 'USD' }])
    expect((await costs(admin, { month: '2026-02' })).items).toEqual([])
    const problem = await my.studio.refused(getCosts, { querystring: { scope: 'all' } }, member.headers)
    expect(problem).toMatchObject({ status: 403, code: 'auth.forbidden' })
  })

  test('of the studio end where its budget does, with a sentence; what costs nothing goes on', async () => {
    await budget({ amount: 1, currency: 'USD' })
    expect((await costs(admin)).studio).toEqual({
      budget: { amount: 1, currency: 'USD' },
      spent: 1,
      beginsAnewAt: '2026-04-01T00:00:00.000Z',
    })
    expect((await costs(member)).studio).toBeNull()
    const problem = await refused(member, MODEL)
    expect(problem).toMatchObject({
      status: 429,
      code: 'budget.exceeded',
      detail: 'This studio has spent 1.00 of 1.00 USD for this month. The budget begins anew on 1 April 2026.',
      resetsAt: '2026-04-01T00:00:00.000Z',
    })
    expect(problem.headers.get('retry-after')).toBe(String(UNTIL_APRIL_S))
    expect((await make(member, 'atelier/sketch')).status).toBe('succeeded')

    // Of the same kind, and it has never cost anything.
    const own = { kind: 'huggingface', name: 'Of our own', settings: { token: TOKEN } }
    await my.studio.call(createEngine, { body: own }, admin.headers)
    expect((await make(member, `of-our-own/${MODEL}`)).status).toBe('succeeded')

    // One in another currency counts nothing of these.
    await budget({ amount: 1, currency: 'CHF' })
    expect((await make(admin, MODEL)).status).toBe('succeeded')
    await budget(null)
    expect((await make(admin, MODEL)).status).toBe('succeeded')
  })

  test('of a person end where theirs does, and other limits stay as they are', async () => {
    const limits = { imagesADay: null, imagesAtATime: 5, bytes: null }
    const update = (body: object) =>
      my.studio.call(
        updateUser,
        { params: { id: member.me.id }, body: { limits: { ...limits, ...body } } },
        admin.headers,
      )
    const given = { amount: 0.5, currency: 'EUR' }
    expect((await update({ budget: given })).body.limits).toEqual({ ...limits, budget: given })
    expect((await update({})).body.limits.budget).toEqual(given)
    expect((await costs(member)).own).toMatchObject({ budget: given, spent: 0.65536 })
    expect(await refused(member, OTHER)).toMatchObject({
      code: 'budget.exceeded',
      detail: 'You have spent 0.66 of 0.50 EUR for this month. The budget begins anew on 1 April 2026.',
    })
    expect((await make(admin, OTHER)).status).toBe('succeeded')
    expect((await update({ budget: null })).body.limits.budget).toBeNull()
    expect((await make(member, OTHER)).status).toBe('succeeded')
  })

  test('are added up for each person over all engines, by currency, who spent most first, and of whom is gone', async () => {
    const gone = await makeUser(my.studio, admin, 'cleo', 'member')
    const [ana, ben, cleo] = [admin, member, gone].map(({ me }) => me.id)
    const spent = (ownerId: string | undefined, engine: string, currency: string, amount: number, images: number) => ({
      month: '2025-12',
      ownerId: ownerId ?? '',
      engine,
      currency,
      amount,
      images,
    })
    const db = openDatabase(my.database.url)
    onTestFinished(() => db.close())
    await db.orm
      .insert(db.tables.costs)
      .values([
        spent(ana, 'openrouter', 'USD', 0.1, 1),
        spent(ana, 'openai', 'USD', 0.2, 2),
        spent(ben, 'openai', 'USD', 0.4, 3),
        spent(ben, 'openrouter', 'EUR', 5, 1),
        spent(ana, 'openrouter', 'EUR', 2, 4),
        spent(cleo, 'openai', 'USD', 9, 90),
      ])
    await my.studio.call(removeUser, { params: { id: gone.me.id }, querystring: { things: 'delete' } }, admin.headers)
    const { people, totals } = await costs(admin, { month: '2025-12' })
    expect(people).toEqual([
      { ownerId: cleo, ownerName: null, ownerGone: true, images: 90, amount: 9, currency: 'USD' },
      { ownerId: ben, ownerName: 'ben', ownerGone: false, images: 3, amount: 0.4, currency: 'USD' },
      { ownerId: ana, ownerName: admin.me.username, ownerGone: false, images: 3, amount: 0.3, currency: 'USD' },
      { ownerId: ben, ownerName: 'ben', ownerGone: false, images: 1, amount: 5, currency: 'EUR' },
      { ownerId: ana, ownerName: admin.me.username, ownerGone: false, images: 4, amount: 2, currency: 'EUR' },
    ])
    expect(totals).toEqual([
      { images: 96, amount: 9.7, currency: 'USD' },
      { images: 5, amount: 7, currency: 'EUR' },
    ])
    const own = await costs(member, { month: '2025-12' })
    expect(own.people.map(({ ownerId, amount }) => [ownerId, amount])).toEqual([
      [ben, 5],
      [ben, 0.4],
    ])
  })
})
