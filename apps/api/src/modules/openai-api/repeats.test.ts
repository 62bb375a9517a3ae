import { cancelGeneration, listGenerations, type Generation } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { PAINTER, teachPainter, type Painter } from '../../testing/painter.ts'
import { makeKey, setUpAdmin } from '../../testing/people.ts'
import { describeStudio } from '../../testing/suite.ts'
import { openAiClient, pngFile } from './testing/client.ts'

let aheadMs = 0
const clock = { now: () => new Date(Date.now() + aheadMs) }

describeStudio('the same asked again by a client of OpenAI’s API', { replaced: { clock } }, my => {
  let painter: Painter
  let headers: Record<string, string>
  let keys: string[]
  beforeAll(async () => {
    aheadMs = 0
    painter = teachPainter(my.studio)
    const admin = await setUpAdmin(my.studio)
    headers = admin.headers
    keys = [
      await makeKey(my.studio, admin, ['generations:write']),
      await makeKey(my.studio, admin, ['generations:write']),
    ].map(({ secret }) => secret)
  })
  beforeEach(() => {
    painter.script.paint = async ({ width, height, seed }) => ({ bytes: makePng({ width, height, seed }) })
  })
  const client = (key = 0, maxRetries = 0) => openAiClient(my.studio, keys[key], maxRetries)
  const ask = async (asked: { prompt: string; user?: string; seed?: number }, key = 0) =>
    (await client(key).images.generate({ model: PAINTER, ...asked })).data?.[0]?.b64_json
  const generationsFor = async (prompt: string): Promise<Generation[]> =>
    (await my.studio.call(listGenerations, { querystring: { limit: 200 } }, headers)).body.items.filter(
      one => one.prompt === prompt,
    )

  test('is one picture, at the same time or a little later', async () => {
    const prompt = 'a pochard twice'
    const pictures = await Promise.all([ask({ prompt }), ask({ prompt }), ask({ prompt })])
    expect(new Set([...pictures, await ask({ prompt })]).size).toBe(1)
    expect(await generationsFor(prompt)).toHaveLength(1)
  })

  test('is another picture for another key, another user, another seed, and later', async () => {
    const prompt = 'a garganey'
    await ask({ prompt })
    await ask({ prompt }, 1)
    await ask({ prompt, user: 'somebody else' })
    await ask({ prompt, seed: 3 })
    aheadMs += 11_000
    await ask({ prompt })
    expect(await generationsFor(prompt)).toHaveLength(5)
  })

  test('is the same edit where the files are the same', async () => {
    const edit = async (seed: number) =>
      client().images.edit({ image: await pngFile(makePng({ seed })), prompt: 'a gadwall edited', model: PAINTER })
    await edit(1)
    await edit(1)
    expect(await generationsFor('a gadwall edited')).toHaveLength(1)
    await edit(2)
    expect(await generationsFor('a gadwall edited')).toHaveLength(2)
  })

  test('is the same for a day by an Idempotency-Key, and refused with another body', async () => {
    const prompt = 'a smew by its key'
    const asking = (more: object) =>
      client().images.generate({ prompt, model: PAINTER, ...more } as { prompt: string }, {
        headers: { 'idempotency-key': 'mine' },
      })
    await asking({})
    aheadMs += 3_600_000
    await asking({})
    expect(await generationsFor(prompt)).toHaveLength(1)
    await expect(asking({ n: 2 })).rejects.toMatchObject({ status: 422, code: 'idempotency.conflict' })
  })

  test('a client that gave up after minutes and tries again by itself waits for the first picture', async () => {
    const prompt = 'a scaup that takes long'
    const painted = Promise.withResolvers<void>()
    painter.script.paint = async ({ width, height, seed }) => {
      await painted.promise
      return { bytes: makePng({ width, height, seed }) }
    }
    const leave = new AbortController()
    const first = client().images.generate({ prompt, model: PAINTER }, { signal: leave.signal })
    const left = first.catch((error: unknown) => error)
    await vi.waitFor(async () => expect((await generationsFor(prompt))[0]?.status).toBe('running'), 10_000)
    leave.abort()
    expect(await left).toBeInstanceOf(Error)
    aheadMs += 601_000
    const again = client().images.generate({ prompt, model: PAINTER }, { headers: { 'x-stainless-retry-count': '1' } })
    painted.resolve()
    expect((await again).data).toHaveLength(1)
    expect(await generationsFor(prompt)).toHaveLength(1)
  })

  test('what was cancelled is made anew', async () => {
    const prompt = 'a goosander cancelled'
    painter.script.paint = (_request, options) =>
      new Promise((_resolve, reject) => {
        options?.signal.addEventListener('abort', () => reject(options.signal.reason))
      })
    const first = ask({ prompt }).catch((error: unknown) => error)
    await vi.waitFor(async () => expect((await generationsFor(prompt))[0]?.status).toBe('running'), 10_000)
    const [own] = await generationsFor(prompt)
    await my.studio.call(cancelGeneration, { params: { id: own?.id ?? '' } }, headers)
    expect(await first).toMatchObject({ status: 409, code: 'client.cancelled' })
    painter.script.paint = async ({ width, height }) => ({ bytes: makePng({ width, height }) })
    expect(await ask({ prompt })).toBeDefined()
    expect(await generationsFor(prompt)).toHaveLength(2)
  })

  test('a client that repeats by itself does not, once an engine was asked', async () => {
    const prompt = 'a merganser that fails'
    painter.script.paint = async () => {
      throw new Error('no paint left')
    }
    await expect(client(0, 2).images.generate({ prompt, model: PAINTER })).rejects.toMatchObject({ status: 502 })
    expect(await generationsFor(prompt)).toHaveLength(1)
  })
})
