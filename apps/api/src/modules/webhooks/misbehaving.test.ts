import { resendWebhookDelivery, testWebhook, updateWebhook } from '@atelier/contracts'
import { answerWith, hang, reset, take, talk, type Receiver } from '@atelier/providers/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { importPicture } from '../../testing/upload.ts'
import { hooksOf } from './testing/hooks.ts'
import { verifiedBy } from './testing/verify.ts'

let aheadMs = 0
const now = () => new Date(Date.now() + aheadMs)
const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const IMAGES = { events: ['image.created' as const] }

describeStudio('a receiver that', { replaced: { clock: { now } } }, my => {
  const { receive, make, stateOf, deliveriesOf, removeAll } = hooksOf(my)
  const imported = async (prompt: string) => (await importPicture(my.studio, { prompt })).id
  const imagesIn = ({ messages }: Pick<Receiver, 'messages'>) =>
    messages.map(({ body }) => (JSON.parse(body) as { data: { image: { id: string } } }).data.image.id)
  const failing = (id: string) =>
    until(async () => {
      const state = await stateOf(id)
      return state.state === 'failing' && state
    })
  /** The time has come; somebody looks. */
  async function later(ms: number): Promise<void> {
    aheadMs += ms
    await my.studio.deps.webhooks.look()
  }

  beforeEach(() => {
    aheadMs = 0
  })
  afterEach(() => removeAll())

  test('is away for an hour loses nothing, gets it in order, and holds nobody up', async () => {
    const [away, there] = [await receive(), await receive()]
    away.set(reset)
    const { id } = await make(away.url, IMAGES)
    await make(there.url, IMAGES)
    const ids = []
    for (let n = 0; n < 5; n += 1) ids.push(await imported(`while one is away ${n}`))
    await until(() => there.messages.length === 5)
    const { failingSince } = await failing(id)
    for (let tries = 2; tries <= 4; tries += 1) {
      await later(15 * MINUTE_MS)
      await until(async () => (await stateOf(id)).attempts === tries)
    }
    expect(new Set(imagesIn(away))).toEqual(new Set([ids[0]]))
    expect(new Set(away.messages.map(message => message.headers['webhook-id'])).size).toBe(1)
    expect((await deliveriesOf(id))[0]).toMatchObject({
      status: 'retrying',
      attempts: 4,
      responseStatus: null,
      problem: { code: 'connection' },
    })
    expect((await stateOf(id)).failingSince).toBe(failingSince)

    away.set(take)
    const tries = away.messages.length
    await later(HOUR_MS)
    await until(() => away.messages.length === tries + 5)
    expect(imagesIn(away).slice(tries)).toEqual(ids)
    expect(imagesIn(there)).toEqual(ids)
    const state = await until(async () => {
      const seen = await stateOf(id)
      return seen.state === 'active' && seen
    })
    expect(state).toMatchObject({ attempts: 0, failingSince: null, nextAttemptAt: null, missed: null })
    expect((await deliveriesOf(id)).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 5])
  })

  test('answers nothing holds up its own messages only', async () => {
    const receivers = await Promise.all(Array.from({ length: 13 }, receive))
    for (const receiver of receivers.slice(1)) receiver.set(hang)
    // Those that hang have their turn first, and are more than there are places.
    for (const { url } of receivers.toReversed()) await make(url, IMAGES)
    const [there] = receivers
    const ids = []
    for (let n = 0; n < 3; n += 1) ids.push(await imported(`while others hang ${n}`))
    await until(() => there?.messages.length === 3, { within: 10_000 })
    expect(there && imagesIn(there)).toEqual(ids)
    await until(() => receivers.every(({ messages }) => messages.length > 0))
    for (const receiver of receivers.slice(1)) expect(imagesIn(receiver)).toEqual([ids[0]])
  })

  test('fails for 24 hours is told of nothing any more, and the reason is said', async () => {
    const receiver = await receive()
    receiver.set(answerWith(500, {}, 'on purpose'))
    const { id } = await make(receiver.url, IMAGES)
    await imported('for one that fails')
    const first = await failing(id)
    const due = (at: string | null) => Date.parse(at ?? '') - Date.parse(first.failingSince ?? '')
    const pauses = [due(first.nextAttemptAt)]
    for (;;) {
      const { nextAttemptAt } = await stateOf(id)
      await later(Date.parse(nextAttemptAt ?? '') - now().getTime() + 1)
      const tried = pauses.length + 1
      const state = await until(async () => {
        const seen = await stateOf(id)
        return (seen.state === 'ended' || seen.attempts === tried) && seen
      })
      if (state.state === 'ended') break
      pauses.push(due(state.nextAttemptAt))
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    expect(pauses[0]).toBeLessThan(7000)
    expect(pauses.at(-1)).toBeGreaterThan(23.9 * HOUR_MS)
    expect(receiver.messages.length).toBeGreaterThan(9)
    expect(receiver.messages.length).toBeLessThan(20)
    expect(await stateOf(id)).toMatchObject({ state: 'ended', problem: { code: 'failing' }, nextAttemptAt: null })
    const [delivery] = await deliveriesOf(id)
    expect(delivery).toMatchObject({ status: 'failed', responseStatus: 500, excerpt: 'on purpose' })

    receiver.set(take)
    const tries = receiver.messages.length
    await imported('for one that has ended')
    const { body: on } = await my.studio.call(updateWebhook, { params: { id }, body: { isEnabled: true } })
    expect(on).toMatchObject({ state: 'active', problem: null, missed: { reason: 'off' } })
    const next = await imported('for one that was repaired')
    await until(() => receiver.messages.length > tries)
    expect(imagesIn(receiver).slice(tries)).toEqual([next])
  })

  test('answers 410 has had enough', async () => {
    const receiver = await receive()
    receiver.set(answerWith(410))
    const { id } = await make(receiver.url, IMAGES)
    await imported('for one that wants no more')
    const state = await until(async () => {
      const seen = await stateOf(id)
      return seen.state === 'ended' && seen
    })
    expect(state.problem).toMatchObject({ code: 'gone', message: expect.stringContaining('410') })
    await imported('told to nobody')
    await later(25 * HOUR_MS)
    expect(receiver.messages).toHaveLength(1)
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'failed', attempts: 1, responseStatus: 410 }])
  })

  test.each([
    ['seconds', () => '7200'],
    ['a date', () => new Date(now().getTime() + 2 * HOUR_MS).toUTCString()],
  ])('asks to wait, by %s, is not asked before', async (_how, after) => {
    const receiver = await receive()
    receiver.set(answerWith(429, { 'retry-after': after() }))
    const { id } = await make(receiver.url, IMAGES)
    await imported('for one that asks to wait')
    const { nextAttemptAt } = await failing(id)
    const waitMs = Date.parse(nextAttemptAt ?? '') - now().getTime()
    expect(waitMs).toBeGreaterThan(119 * MINUTE_MS)
    expect(waitMs).toBeLessThanOrEqual(120 * MINUTE_MS)
    receiver.set(take)
    await later(HOUR_MS)
    expect(receiver.messages).toHaveLength(1)
    await later(HOUR_MS)
    await until(() => receiver.messages.length === 2)
  })

  test('sends elsewhere is not followed', async () => {
    const [receiver, inside] = [await receive(), await receive()]
    receiver.set(answerWith(307, { location: inside.url }))
    const { id } = await make(receiver.url, IMAGES)
    await imported('for one that sends elsewhere')
    await failing(id)
    expect((await deliveriesOf(id))[0]).toMatchObject({ responseStatus: 307, problem: { code: 'redirect' } })
    expect(inside.messages).toEqual([])
  })

  test('never stops talking has taken it all the same, and is cut short', async () => {
    const receiver = await receive()
    receiver.set(talk)
    const { id } = await make(receiver.url, IMAGES)
    await imported('for one that talks')
    const [delivery] = await until(async () => {
      const items = await deliveriesOf(id)
      return items.length === 1 && items
    })
    expect(delivery).toMatchObject({ status: 'delivered', responseStatus: 200 })
    expect(delivery?.excerpt?.length).toBe(301)
    expect(delivery?.durationMs).toBeLessThan(5000)
  })

  test('was repaired gets what waits at once when somebody sends it by hand, and not a second time', async () => {
    const receiver = await receive()
    receiver.set(answerWith(503))
    const { id, secret } = await make(receiver.url, IMAGES)
    const ids = [await imported('sent by hand'), await imported('behind it')]
    await failing(id)
    receiver.set(take)
    const [waiting] = await deliveriesOf(id)
    const before = receiver.messages.length
    const params = { id, deliveryId: waiting?.id ?? '' }
    expect((await my.studio.call(resendWebhookDelivery, { params })).body).toMatchObject({
      id: waiting?.id,
      status: 'delivered',
      messageId: waiting?.messageId,
    })
    await until(() => receiver.messages.length >= before + 2)
    expect(imagesIn(receiver).slice(before)).toEqual(ids)

    const again = await my.studio.call(resendWebhookDelivery, { params })
    expect(again.body.attempts).toBeGreaterThan(waiting?.attempts ?? 0)
    const last = receiver.messages.at(-1)
    expect(last?.headers['webhook-id']).toBe(waiting?.messageId)
    expect(last && verifiedBy(secret, last)).toMatchObject({ data: { image: { id: ids[0] } } })
  })

  test('hangs while somebody sends by hand lets nobody send more by hand', async () => {
    const receiver = await receive()
    receiver.set(hang)
    const { id } = await make(receiver.url, IMAGES)
    const first = my.studio.refused(testWebhook, { params: { id } }).catch((error: unknown) => error)
    await until(() => receiver.messages.length === 1)
    expect(await my.studio.refused(testWebhook, { params: { id } })).toMatchObject({
      status: 429,
      code: 'webhook.busy',
    })
    await receiver.close()
    await first
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'failed', problem: { code: 'connection' } })
  })
})
