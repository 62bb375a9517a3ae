import {
  checkEngine,
  checkEngineSettings,
  createEngine,
  getSettings,
  listEngineKinds,
  listEngines,
  listModels,
  orderEngines,
  removeEngine,
  updateEngine,
  type EnginePatch,
  type NewEngine,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { databaseText, describeStudio, TOKEN } from '../../testing/suite.ts'

const SECRET = 'hf_whatNobodyIsEverTold4321'
const MODEL = 'black-forest-labs/FLUX.1-schnell'
const small = { width: 256, height: 256 } as const

const log: string[] = []
describeStudio('engines that an admin adds', { config: { hfToken: null }, log }, my => {
  const list = async () => (await my.studio.call(listEngines, {})).body.items
  const ids = async () => (await list()).map(({ id }) => id)
  const setupOf = async (id: string) => (await list()).find(engine => engine.id === id)?.setup
  const add = async (body: Partial<NewEngine> = {}) =>
    (
      await my.studio.call(createEngine, {
        body: { kind: 'huggingface', name: 'Of the house', settings: { token: TOKEN }, ...body },
      })
    ).body
  const change = async (id: string, body: EnginePatch) =>
    (await my.studio.call(updateEngine, { params: { id }, body })).body
  const remove = (id: string) => my.studio.call(removeEngine, { params: { id } })
  const models = async () => (await my.studio.call(listModels, { querystring: {} })).body.items

  test('the kinds say what each needs, and which can be added', async () => {
    const { items } = (await my.studio.call(listEngineKinds, {})).body
    expect(items.find(({ id }) => id === 'sketch')).toMatchObject({ isAddable: false, concurrency: 1 })
    expect(items.find(({ id }) => id === 'huggingface')).toMatchObject({
      isAddable: true,
      readsModels: false,
      settings: { type: 'object', properties: { token: { type: 'string', writeOnly: true } } },
    })
  })

  test('those that come with the studio are there from the beginning, in their order', async () => {
    const [builtIn, other] = await list()
    expect(builtIn).toMatchObject({ id: 'sketch', isBuiltIn: true, isEnabled: true, isAvailable: true, reason: null })
    expect(other).toMatchObject({
      id: 'huggingface',
      isAvailable: false,
      reason: expect.stringMatching(/token/) as unknown,
      links: { token: 'https://huggingface.co/settings/tokens' },
      setup: { isManaged: false, position: 1, concurrency: 4, failover: true, createdAt: null },
    })
  })

  test('one is used as soon as it is added, and everybody is told', async () => {
    const stream = await followEvents(my.studio)
    const engine = await add()
    expect(engine).toMatchObject({
      id: 'of-the-house',
      kind: 'huggingface',
      name: 'Of the house',
      isEnabled: true,
      isAvailable: true,
      setup: { isManaged: true, position: 2, concurrency: 4, settings: {}, problem: null },
    })
    expect(Object.keys((await stream.next('engines.updated')).data).toSorted()).toEqual(['at', 'type'])
    await stream.close()

    const made = await my.generate({ prompt: 'by another account', model: `of-the-house/${MODEL}`, ...small })
    expect(made).toMatchObject({ status: 'succeeded', model: MODEL, provider: 'of-the-house' })
    expect(made.images).toMatchObject([{ model: MODEL, provider: 'of-the-house' }])
    await remove('of-the-house')
  })

  test('a model that several have is told under the name of each, and by its own name the first that can makes it', async () => {
    await add()
    const several = (await models()).filter(({ plainId }) => plainId === MODEL)
    expect(several.map(({ id, engines }) => ({ id, engines }))).toEqual([
      { id: `huggingface/${MODEL}`, engines: ['huggingface', 'of-the-house'] },
      { id: `of-the-house/${MODEL}`, engines: ['huggingface', 'of-the-house'] },
    ])
    // The one that comes with the studio has no token.
    expect(await my.generate({ prompt: 'by whoever can', model: MODEL, ...small })).toMatchObject({
      status: 'succeeded',
      provider: 'of-the-house',
    })
    await remove('of-the-house')
    expect((await models()).find(({ plainId }) => plainId === MODEL)).toMatchObject({
      id: MODEL,
      engines: ['huggingface'],
      tasks: ['text-to-image'],
      taskLimits: { 'text-to-image': { references: 0, strength: null, limits: { steps: { max: 12 } } } },
      options: null,
    })
  })

  test('secrets are sealed, and nothing tells more of them than their end', async () => {
    log.length = 0
    const told = [
      await add({ name: 'Secretive', settings: { token: SECRET } }),
      await change('secretive', { name: 'Very secretive', settings: { billTo: 'us' } }),
      await list(),
      (await my.studio.call(checkEngine, { params: { id: 'secretive' } })).body,
      (await my.studio.call(checkEngineSettings, { body: { kind: 'huggingface', settings: { token: SECRET } } })).body,
    ]
    expect(await setupOf('secretive')).toMatchObject({
      settings: { billTo: 'us' },
      secrets: { token: { isSet: true, hint: '4321' } },
      lastCheck: { ok: false, problem: { code: 'provider.auth' } },
    })
    const text = JSON.stringify(told) + log.join('') + (await databaseText(my.database))
    expect(text).toContain('Very secretive')
    expect(text).not.toContain(SECRET)
    expect(await change('secretive', { settings: { token: null } })).toMatchObject({
      isAvailable: false,
      setup: { settings: { billTo: 'us' }, secrets: { token: { isSet: false, hint: null } }, lastCheck: null },
    })
    await remove('secretive')
  })

  test('a secret is not sent to another server because the address was changed', async () => {
    await add({ name: 'Moving' })
    const elsewhere = { hubUrl: 'https://hub.example.org' }
    const refused = await my.studio.refused(updateEngine, { params: { id: 'moving' }, body: { settings: elsewhere } })
    expect(refused).toMatchObject({ status: 400, errors: [{ path: '/body/settings/token' }] })
    expect(
      await my.studio.refused(checkEngineSettings, {
        body: { id: 'moving', kind: 'huggingface', settings: elsewhere },
      }),
    ).toMatchObject({ status: 400, errors: [{ path: '/body/settings/token' }] })
    expect((await change('moving', { settings: { ...elsewhere, token: TOKEN } })).setup).toMatchObject({
      settings: elsewhere,
    })
    await remove('moving')
  })

  test('they can be checked before and after they are stored, and say what is wrong', async () => {
    const check = async (settings: Record<string, unknown>) =>
      (await my.studio.call(checkEngineSettings, { body: { kind: 'huggingface', settings } })).body
    expect(await check({ token: TOKEN })).toMatchObject({ ok: true, models: expect.any(Number) as unknown })
    expect(await check({})).toMatchObject({ ok: false, problem: { code: 'provider.not_configured' } })
    await add()
    expect((await my.studio.call(checkEngine, { params: { id: 'of-the-house' } })).body.ok).toBe(true)
    expect((await setupOf('of-the-house'))?.lastCheck).toMatchObject({ ok: true })
    // What is left out is as that engine has it.
    const again = await my.studio.call(checkEngineSettings, {
      body: { id: 'of-the-house', kind: 'huggingface', settings: {} },
    })
    expect(again.body.ok).toBe(true)
    await remove('of-the-house')
  })

  test('one that is switched off shows no models and makes nothing, and is there again when it is switched on', async () => {
    await add()
    const off = await change('of-the-house', { isEnabled: false })
    expect(off).toMatchObject({ isEnabled: false, isAvailable: false, reason: 'Of the house is switched off.' })
    expect((await models()).filter(({ provider }) => provider === 'of-the-house')).toEqual([])
    await change('of-the-house', { isEnabled: true })
    expect((await models()).some(({ provider }) => provider === 'of-the-house')).toBe(true)
    await remove('of-the-house')

    await change('sketch', { isEnabled: false })
    expect((await models()).filter(({ provider }) => provider === 'sketch')).toEqual([])
    expect(await change('sketch', { isEnabled: true })).toMatchObject({ isAvailable: true })
  })

  test('their order is said for all of them, or for one', async () => {
    await add({ name: 'Third' })
    await my.studio.call(orderEngines, { body: { ids: ['third', 'huggingface'] } })
    expect(await ids()).toEqual(['third', 'huggingface', 'sketch'])
    await change('sketch', { position: 0 })
    expect(await ids()).toEqual(['sketch', 'third', 'huggingface'])
    await change('third', { position: 1000 })
    expect((await list()).map(({ id, setup }) => [id, setup?.position])).toEqual([
      ['sketch', 0],
      ['huggingface', 1],
      ['third', 2],
    ])
    expect(await my.studio.refused(orderEngines, { body: { ids: ['nobody'] } })).toMatchObject({
      status: 404,
      code: 'engine.not_found',
    })
    await remove('third')
  })

  test('how many pictures at a time is stored where it is read from', async () => {
    await add({ concurrency: 7 })
    expect((await setupOf('of-the-house'))?.concurrency).toBe(7)
    expect((await change('huggingface', { concurrency: 3 })).setup?.concurrency).toBe(3)
    expect((await my.studio.call(getSettings, {})).body.concurrency).toEqual({ huggingface: 3, sketch: 1 })
    await change('huggingface', { concurrency: 4 })
    await remove('of-the-house')
  })

  test.each([
    [{ kind: 'nothing' }, 404, 'engine.kind_unknown'],
    [{ kind: 'sketch' }, 409, 'engine.not_addable'],
    [{ id: 'huggingface' }, 409, 'engine.id_taken'],
    [{ id: 'kinds' }, 409, 'engine.id_taken'],
    [{ id: 'Not an id' }, 400, 'request.invalid'],
    [{ settings: { token: 7 } }, 400, 'request.invalid'],
    [{ settings: { colour: 'red' } }, 400, 'request.invalid'],
    [{ settings: { hubUrl: 'https://me:word@hub.example.org' } }, 400, 'request.invalid'],
    [{ name: ' ' }, 400, 'request.invalid'],
  ])('is refused: %j', async (wrong, status, code) => {
    const body = { kind: 'huggingface', name: 'Wrong', settings: { token: TOKEN }, ...wrong }
    expect(await my.studio.refused(createEngine, { body })).toMatchObject({ status, code })
    expect(await ids()).not.toContain('wrong')
  })

  test('what comes with the studio is neither removed nor set up here', async () => {
    for (const id of ['sketch', 'huggingface'])
      expect(await my.studio.refused(removeEngine, { params: { id } })).toMatchObject({
        status: 409,
        code: 'engine.comes_with_studio',
      })
    expect(
      await my.studio.refused(updateEngine, { params: { id: 'huggingface' }, body: { settings: { token: SECRET } } }),
    ).toMatchObject({ status: 409, code: 'engine.comes_with_studio' })
    expect(await my.studio.refused(removeEngine, { params: { id: 'nobody' } })).toMatchObject({
      status: 404,
      code: 'engine.not_found',
    })
  })

  test('two of the same name have ids of their own', async () => {
    expect([(await add()).id, (await add()).id]).toEqual(['of-the-house', 'of-the-house-2'])
    await remove('of-the-house')
    await remove('of-the-house-2')
    expect((await ids()).toSorted()).toEqual(['huggingface', 'sketch'])
  })
})
