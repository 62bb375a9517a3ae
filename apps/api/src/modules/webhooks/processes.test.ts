import { createWebhook, getWebhook, type Webhook } from '@atelier/contracts'
import { describeOnBothDatabases, makePostgres } from '@atelier/db/testing'
import { hang, startReceiver, take, type Receiver } from '@atelier/providers/testing'
import { expect, onTestFinished, test } from 'vitest'
import { createClient, type Client } from '../../testing/client.ts'
import { makeDataDir, spawnStudio } from '../../testing/process.ts'
import { startStudio } from '../../testing/studio.ts'
import { until } from '../../testing/until.ts'
import { importPicture } from '../../testing/upload.ts'

const SECRET_KEY = 'the same for all of them'
const EVENTS = { events: ['image.created' as const] }

async function receive(): Promise<Receiver> {
  const receiver = await startReceiver()
  onTestFinished(receiver.close)
  return receiver
}

const idsIn = ({ messages }: Pick<Receiver, 'messages'>) =>
  messages.map(({ body }) => (JSON.parse(body) as { data: { image: { id: string } } }).data.image.id)
const messageIdsIn = ({ messages }: Pick<Receiver, 'messages'>) => messages.map(({ headers }) => headers['webhook-id'])

test('three processes share the webhooks, and each message is sent by one of them, in order', async () => {
  const { url: databaseUrl, drop } = await makePostgres()
  onTestFinished(drop)
  const config = { secretKey: SECRET_KEY, allowPrivateNetwork: true }
  const worker = await startStudio({ databaseUrl, config: { ...config, role: 'worker' } })
  const place = { databaseUrl, dataDir: worker.dataDir }
  const other = await startStudio({ ...place, config: { ...config, role: 'worker' } })
  const api = await startStudio({ ...place, config: { ...config, role: 'api' } })
  onTestFinished(async () => {
    for (const studio of [api, other, worker]) await studio.stop()
  })
  const receivers = await Promise.all(Array.from({ length: 4 }, receive))
  for (const { url } of receivers) await api.call(createWebhook, { body: { name: 'shared', url, ...EVENTS } })
  const ids: string[] = []
  for (let n = 0; n < 25; n += 1) ids.push((await importPicture(api, { prompt: `shared ${n}` })).id)
  await until(() => receivers.every(({ messages }) => messages.length >= ids.length), { within: 20_000 })
  for (const receiver of receivers) {
    expect(idsIn(receiver)).toEqual(ids)
    expect(new Set(messageIdsIn(receiver)).size).toBe(ids.length)
  }
})

/** By a process that has only an address. */
const hooks = (client: Client) => ({
  make: (url: string) =>
    client.ask<Webhook>('/webhooks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'killed', url, ...EVENTS }),
    }),
  imported: async (prompt: string) =>
    (await importPicture({ request: (path, init) => fetch(`${client.url}${path}`, init) }, { prompt })).id,
})

describeOnBothDatabases('a studio that is killed while it tells a program of something', make => {
  test('tells it again, under the same id, and skips nothing', { timeout: 90_000 }, async () => {
    const { url: databaseUrl, drop } = await make()
    onTestFinished(drop)
    const place = {
      DATA_DIR: await makeDataDir(),
      DATABASE_URL: databaseUrl,
      SECRET_KEY,
      LEASE_S: '3',
    }
    const receiver = await receive()
    const killed = spawnStudio(place)
    const before = hooks(createClient(await killed.ready))
    await before.make(receiver.url)
    const ids = [await before.imported('taken before')]
    await until(() => receiver.messages.length === 1)

    receiver.set(hang)
    ids.push(await before.imported('being sent'), await before.imported('not yet sent'))
    await until(() => receiver.messages.length === 2)
    killed.kill('SIGKILL')
    await killed.ended
    receiver.set(take)

    const again = spawnStudio(place)
    const after = hooks(createClient(await again.ready))
    ids.push(await after.imported('after the start'))
    await until(() => idsIn(receiver).includes(ids[3] ?? ''), { within: 30_000 })
    const [first, second, third, fourth] = ids
    expect(idsIn(receiver).filter((id, at, all) => id !== all[at - 1])).toEqual([first, second, third, fourth])
    // What was under way was sent again; what was known to be taken before may have been, had its end not been written.
    expect(idsIn(receiver).filter(id => id === second).length).toBeGreaterThan(1)
    expect(new Set(messageIdsIn(receiver)).size).toBe(4)
    again.kill('SIGTERM')
    expect(await again.ended).toMatchObject({ code: 0, stderr: '' })
  })
})

describeOnBothDatabases('events that were removed before a webhook was told of them', make => {
  test('are said to be missing, and what is there is told', async () => {
    const database = await make()
    onTestFinished(database.drop)
    let aheadMs = 0
    const receiver = await receive()
    const studio = await startStudio({
      databaseUrl: database.url,
      config: { allowPrivateNetwork: true },
      replaced: { clock: { now: () => new Date(Date.now() + aheadMs) } },
    })
    onTestFinished(() => studio.stop())
    receiver.set(hang)
    const { id } = (await studio.call(createWebhook, { body: { name: 'behind', url: receiver.url, ...EVENTS } })).body
    const stateOf = async () => (await studio.call(getWebhook, { params: { id } })).body
    const lost = (await importPicture(studio, { prompt: 'lost' })).id
    await until(() => receiver.messages.length === 1)
    await importPicture(studio, { prompt: 'lost, too' })
    aheadMs = 5 * 24 * 60 * 60 * 1000
    const kept = (await importPicture(studio, { prompt: 'still there' })).id
    // Two days and a day later nothing is held for anybody.
    await studio.deps.events.removeOlderThan(new Date(Date.now() + aheadMs - 1000))
    await receiver.close()
    const next = await startReceiver({ port: receiver.port })
    onTestFinished(next.close)
    await until(async () => (await stateOf()).state === 'failing')
    aheadMs += 60 * 60 * 1000
    await studio.deps.webhooks.look()
    await until(() => next.messages.length > 0)
    expect(idsIn(next)).toEqual([kept])
    expect(idsIn(receiver)).toEqual([lost])
    const { missed } = await stateOf()
    expect(missed).toMatchObject({ reason: 'removed' })
    expect(Date.parse(missed?.until ?? '')).toBeGreaterThan(Date.parse(missed?.from ?? ''))
  })

  test('are held for it for days, but not for one that has ended or was told of all', async () => {
    const database = await make()
    onTestFinished(database.drop)
    let aheadMs = 0
    const [away, there] = [await receive(), await receive()]
    const studio = await startStudio({
      databaseUrl: database.url,
      config: { allowPrivateNetwork: true },
      replaced: { clock: { now: () => new Date(Date.now() + aheadMs) } },
    })
    onTestFinished(() => studio.stop())
    const hook = async ({ url }: Receiver) =>
      (await studio.call(createWebhook, { body: { name: 'held', url, ...EVENTS } })).body
    const { id } = await hook(away)
    await hook(there)
    const hasTried = (times: number) =>
      until(async () => (await studio.call(getWebhook, { params: { id } })).body.attempts === times)
    away.set((_response, _message, request) => request.socket.destroy())
    const ids = [(await importPicture(studio, { prompt: 'held' })).id]
    await until(() => there.messages.length === 1)
    await hasTried(1)
    aheadMs = 30 * 60 * 60 * 1000
    ids.push((await importPicture(studio, { prompt: 'newer' })).id)
    await studio.deps.webhooks.look()
    await hasTried(2)
    await studio.deps.webhooks.tidy()
    await studio.deps.events.removeOlderThan(new Date(Date.now() + aheadMs - 24 * 60 * 60 * 1000))
    away.set(take)
    const tries = away.messages.length
    aheadMs += 60 * 60 * 1000
    await studio.deps.webhooks.look()
    await until(() => away.messages.length === tries + 2)
    expect(idsIn(away).slice(tries)).toEqual(ids)
    await until(async () => {
      await studio.deps.webhooks.tidy()
      await studio.deps.events.removeOlderThan(new Date(Date.now() + aheadMs + 1000))
      return (await studio.deps.events.oldestSequence()) === (await studio.deps.events.lastSequence())
    })
  })
})
