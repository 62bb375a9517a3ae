import {
  createGeneration,
  createGrid,
  createLink,
  getImageStats,
  listAudit,
  listImages,
  listKeys,
  listLinks,
  listUsers,
  removeImage,
  removeLink,
  removeUser,
  updateImage,
  updateUser,
} from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { asking, makeKey, makeUser, setUpAdmin, type Asker } from '../../testing/people.ts'
import { describeStudio, storedFiles } from '../../testing/suite.ts'
import { postFiles } from '../../testing/upload.ts'

describeStudio('what people share', {}, my => {
  let [ana, ben, carla]: (Asker | undefined)[] = []
  const of = (asker: Asker | undefined) => asker?.headers ?? {}
  const idOf = (asker: Asker | undefined) => asker?.me.id ?? ''
  const BODY = { prompt: 'a wren', model: 'atelier/sketch', width: 256, height: 256 }
  const makeBy = async (headers: Record<string, string>) =>
    (await my.studio.call(createGeneration, { body: BODY }, { ...headers, prefer: 'wait=25' })).body.images[0]?.id ?? ''
  const make = (asker: Asker | undefined) => makeBy(of(asker))
  const seen = async (asker: Asker | undefined, querystring: { scope?: 'mine' | 'studio' | 'all' } = {}) =>
    (await my.studio.call(listImages, { querystring }, of(asker))).body.items.map(({ id }) => id)

  beforeAll(async () => {
    ana = await setUpAdmin(my.studio)
    ben = await makeUser(my.studio, ana, 'ben', 'member')
    carla = await makeUser(my.studio, ana, 'carla', 'viewer')
  })

  test('one has what one made, an admin looks at everything, and a viewer at what is shared', async () => {
    const [annas, bens] = [await make(ana), await make(ben)]
    expect([await seen(ana), await seen(ben), await seen(carla)]).toEqual([[annas], [bens], []])
    expect(await seen(ana, { scope: 'all' })).toEqual([bens, annas])
    expect((await my.studio.refused(listImages, { querystring: { scope: 'all' } }, of(ben))).code).toBe(
      'auth.forbidden',
    )
    await my.studio.call(updateImage, { params: { id: bens }, body: { shared: true } }, of(ben))
    expect([await seen(ana, { scope: 'studio' }), await seen(carla)]).toEqual([[bens], [bens]])
    const change = { params: { id: bens }, body: { favorite: true } }
    expect((await my.studio.refused(updateImage, change, of(carla))).status).toBe(403)
  })

  test('links are made of one’s own alone, and seen and ended by who made them', async () => {
    const id = await make(ben)
    const wanted = { body: { kind: 'image', targetId: id } } as const
    expect((await my.studio.refused(createLink, wanted, of(ana))).code).toBe('link.target_missing')
    const { body: link } = await my.studio.call(createLink, wanted, of(ben))
    expect((await fetch(`${my.studio.url}${link.url}`)).status).toBe(200)
    expect((await my.studio.call(listLinks, { querystring: {} }, of(ana))).body.items).toEqual([])
    expect((await my.studio.refused(createLink, wanted, of(carla))).status).toBe(403)
    await my.studio.call(removeLink, { params: { id: link.id } }, of(ben))
    expect((await fetch(`${my.studio.url}${link.url}`)).status).toBe(404)
  })

  test('it is written down what was shared by a link, and what was deleted for good; not what went to the trash', async () => {
    const [kept, gone] = [await make(ben), await make(ben)]
    await my.studio.call(createLink, { body: { kind: 'image', targetId: kept } }, of(ben))
    await my.studio.call(removeImage, { params: { id: kept }, querystring: {} }, of(ben))
    await my.studio.call(removeImage, { params: { id: gone }, querystring: { permanent: true } }, of(ben))
    const { items } = (await my.studio.call(listAudit, { querystring: { actor: idOf(ben) } }, of(ana))).body
    expect(items.slice(0, 2).map(({ action, subject }) => [action, subject.id])).toEqual([
      ['image.deleted', gone],
      ['link.created', kept],
    ])
  })

  test('what somebody may use up is bounded, and says so', async () => {
    const limits = { imagesADay: 1, imagesAtATime: null, bytes: null, budget: null }
    const changed = await my.studio.call(updateUser, { params: { id: idOf(ben) }, body: { limits } }, of(ana))
    expect(changed.body.limits).toEqual(limits)
    await make(ben)
    const refused = await my.studio.refused(createGeneration, { body: BODY }, of(ben))
    expect([refused.status, refused.code]).toEqual([429, 'quota.exceeded'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000)
    await make(ana)
  })

  test('what a program may use up is bounded by its key, too, and by its owner all the same', async () => {
    const limits = { imagesADay: 1, imagesAtATime: null }
    const key = await makeKey(my.studio, { headers: of(ana) }, ['generations:write', 'library:write'], { limits })
    expect((await my.studio.call(listKeys, {}, of(ana))).body.items[0]?.limits).toEqual(limits)
    await makeBy(key.headers)
    const refused = await my.studio.refused(createGeneration, { body: BODY }, key.headers)
    expect([refused.code, refused.detail]).toEqual(['quota.exceeded', 'This key has used up its 1 image for a day.'])
    const grid = { base: BODY, axes: [{ kind: 'seed', values: [1, 2] }] }
    expect((await my.studio.refused(createGrid, { body: grid }, key.headers)).code).toBe('quota.exceeded')
    await make(ana)
    const bens = await makeKey(my.studio, { headers: of(ben) }, ['generations:write'])
    expect((await my.studio.refused(createGeneration, { body: BODY }, bens.headers)).detail).toBe(
      'You have used up your 1 image for a day.',
    )
  })

  test('what is imported has to fit into what is left of one’s share, unless it is there already', async () => {
    const mine = asking(my.studio, { headers: of(ben) })
    const first = makePng({ seed: 500 })
    expect((await postFiles(mine, first)).status).toBe(201)
    const { bytes } = (await my.studio.call(getImageStats, { querystring: {} }, of(ben))).body
    // Room for one more, and not for two.
    const limits = { imagesADay: null, imagesAtATime: null, bytes: bytes + Math.ceil(first.byteLength * 1.5) }
    await my.studio.call(updateUser, { params: { id: idOf(ben) }, body: { limits } }, of(ana))
    // Thumbnails come later.
    const stored = async () => (await storedFiles(my.studio)).filter(file => file.startsWith('images/'))
    const files = await stored()
    const large = makePng({ width: 900, height: 900, seed: 5 })
    const refused = await postFiles(mine, large)
    const problem = (await refused.json()) as { code: string; detail: string }
    expect([refused.status, problem.code]).toEqual([429, 'quota.exceeded'])
    expect(problem.detail).toMatch(/^This file takes [\d.]+ MB, and [\d.]+ MB of your [\d.]+ MB are left\. Delete/)
    expect(await stored()).toEqual(files)
    expect((await postFiles(mine, first)).status).toBe(200)
    const fits = await Promise.all(
      [1, 2].map(async seed => (await postFiles(mine, makePng({ seed: 500 + seed }))).status),
    )
    expect(fits.toSorted((a, b) => a - b)).toEqual([201, 429])
    const none = { ...limits, bytes: 1 }
    await my.studio.call(updateUser, { params: { id: idOf(ben) }, body: { limits: none } }, of(ana))
    expect((await (await postFiles(mine, large)).json()) as object).toMatchObject({ code: 'quota.exceeded' })
  })

  test('who goes leaves what is theirs to somebody, or it goes with them', async () => {
    const bens = await seen(ben)
    const { length } = await seen(ana)
    const handOver = { params: { id: idOf(ben) }, querystring: { things: 'hand-over', to: idOf(ana) } } as const
    await my.studio.call(removeUser, handOver, of(ana))
    expect(await seen(ana)).toEqual(expect.arrayContaining(bens))
    expect(await seen(ana)).toHaveLength(length + bens.length)
    const dora = await makeUser(my.studio, ana ?? { headers: {}, me: {} as Asker['me'] }, 'dora', 'member')
    const doras = await make(dora)
    expect(await seen(ana, { scope: 'all' })).toContain(doras)
    await my.studio.call(removeUser, { params: { id: idOf(dora) }, querystring: { things: 'delete' } }, of(ana))
    expect(await seen(ana, { scope: 'all' })).not.toContain(doras)
    const { items } = (await my.studio.call(listUsers, {}, of(ana))).body
    expect(items.map(({ username }) => username)).toEqual(['ana', 'carla'])
  })
})
