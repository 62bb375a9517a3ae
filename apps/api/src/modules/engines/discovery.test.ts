import { createServer } from 'node:http'
import { kinds, ProviderError, type EngineKind } from '@atelier/providers'
import { expect, onTestFinished, test } from 'vitest'
import { createDiscovery } from './discovery.ts'
import type { SetUpEngine } from './set-up.ts'

const [model] = kinds
if (!model) throw new Error('there is no kind')

async function listen(answer = 'a painter'): Promise<number> {
  const server = createServer((_request, response) => void response.end(answer)).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** A kind whose engines say that they are one. */
const painter = (
  ports: readonly number[],
  recognise?: NonNullable<EngineKind['discovery']>['recognise'],
): EngineKind => ({
  ...model,
  id: 'painter',
  name: 'Painter',
  discovery: {
    ports,
    recognise:
      recognise ??
      (async (baseUrl, { signal }) => {
        const text = await (await fetch(baseUrl, { signal })).text()
        return text === 'a painter' ? { baseUrl } : undefined
      }),
  },
})
const engineAt = (id: string, baseUrl: string): SetUpEngine => ({
  id,
  kindId: 'painter',
  kind: undefined,
  name: id,
  isManaged: true,
  isEnabled: true,
  row: undefined,
  own: { baseUrl },
  problem: null,
  entry: undefined,
})
const none = { known: () => [] }
const { signal } = new AbortController()

test('what runs at a usual port of this machine is found, and what is something else is not', async () => {
  const [port, other] = [await listen(), await listen('something else')]
  const discover = createDiscovery({ kinds: [model, painter([port, other, 1])], running: none })
  const url = `http://127.0.0.1:${port}`
  expect(await discover(signal)).toEqual([
    {
      kind: 'painter',
      name: 'Painter',
      title: `Painter at port ${port}`,
      url,
      settings: { baseUrl: url },
      engineId: null,
    },
  ])
})

test.each(['localhost', '127.0.0.1', '[::1]'])('one that the studio has at %s already is told so', async host => {
  const port = await listen()
  const running = {
    known: () => [engineAt('elsewhere', 'http://10.0.0.7:1'), engineAt('mine', `http://${host}:${port}/`)],
  }
  const [found] = await createDiscovery({ kinds: [painter([port])], running })(signal)
  expect(found?.engineId).toBe('mine')
})

test('one that never answers, or fails, keeps nobody waiting for the others', async () => {
  const port = await listen()
  const hanging = painter([2], () => new Promise(() => {}))
  const failing = painter([3], async () => {
    throw new ProviderError('provider.unavailable', 'Not here.')
  })
  const begun = performance.now()
  const found = await createDiscovery({ kinds: [hanging, failing, painter([port])], running: none })(signal)
  expect(found).toHaveLength(1)
  expect(performance.now() - begun).toBeLessThan(2500)
})
