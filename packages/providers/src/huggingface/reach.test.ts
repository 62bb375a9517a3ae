import { expect, test } from 'vitest'
import { imageRequest, openHuggingFace, TOKEN } from '../testing/huggingface.ts'
import { closedAfterEach } from '../testing/opened.ts'
import { huggingFace } from './kind.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openHuggingFace)

const bounds = (endpointReach: 'public' | 'own network') =>
  ({ maxImageBytes: 2 ** 20, timeoutMs: 5000, allowPrivateNetwork: false, endpointReach }) as const

/** One that an admin added, with addresses typed on a page. */
const added = ({ routerUrl, hubUrl }: { routerUrl: string; hubUrl: string }, endpointReach: 'public' | 'own network') =>
  huggingFace.create({
    id: 'second',
    settings: () => ({ token: TOKEN, endpoints: [], routerUrl, hubUrl }),
    bounds: bounds(endpointReach),
  })

test('an added engine whose router and Hub are out of reach calls neither, and says so', async () => {
  const { upstream } = await open()
  const engine = added(upstream, 'public')
  const check = await engine.check({ signal })
  expect(check).toMatchObject({ ok: false, problem: { message: expect.stringContaining('on a private network') } })
  await expect(engine.generate(imageRequest(), { signal })).rejects.toMatchObject({ mayBeBilled: false })
  await engine.close()
  expect(upstream.requests).toEqual([])
})

test('a name that leads to a private address is out of reach, too', async () => {
  const { engine, upstream } = await open({
    hubUrl: 'http://hub.test',
    routerUrl: 'http://router.test',
    serviceReach: 'public',
    resolve: (_hostname, _options, done) => done(null, [{ address: '10.0.0.7', family: 4 }]),
  })
  expect(await engine.check({ signal })).toMatchObject({ ok: false })
  expect(upstream.requests).toEqual([])
})

test('one that may be on the own network works there', async () => {
  const { upstream } = await open()
  const engine = added(upstream, 'own network')
  expect(await engine.check({ signal })).toMatchObject({ ok: true })
  await engine.close()
})

test('an added engine that names no addresses goes to Hugging Face', () => {
  const engine = huggingFace.create({
    id: 'second',
    settings: () => ({ token: TOKEN, endpoints: [] }),
    bounds: bounds('public'),
  })
  expect(engine.availability()).toEqual({ available: true })
})
