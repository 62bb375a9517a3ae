import {
  createWebhook,
  getWebhook,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from '@atelier/contracts'
import { answerWith } from '@atelier/providers/testing'
import { afterEach, expect, test } from 'vitest'
import { databaseText, describeStudio } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { importPicture } from '../../testing/upload.ts'
import { hooksOf } from './testing/hooks.ts'
import { typesIn, verifiedBy } from './testing/verify.ts'

/** Moves only where a test says so. */
let aheadMs = 0
const HOUR_MS = 60 * 60 * 1000
const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2cff'

describeStudio('webhooks', { replaced: { clock: { now: () => new Date(Date.now() + aheadMs) } } }, my => {
  const { receive, make, stateOf, deliveriesOf, removeAll } = hooksOf(my)

  afterEach(() => removeAll())

  test('tell a program of what happens, in order, signed as Standard Webhooks says', async () => {
    const receiver = await receive()
    const { id, secret } = await make(receiver.url, { events: ['image.created', 'generation.succeeded'] })
    expect(secret).toMatch(/^whsec_[\w+/]{32}$/)
    const { images, ...generation } = await my.generate({ prompt: 'a heron told of', width: 256, height: 256 })
    await until(() => receiver.messages.length === 2)

    const [created, succeeded] = receiver.messages.map(message => verifiedBy(secret, message))
    expect(created).toEqual({ type: 'image.created', timestamp: expect.any(String), data: { image: images[0] } })
    expect(succeeded).toMatchObject({ type: 'generation.succeeded', data: { generation: { id: generation.id } } })
    const headers = receiver.messages[0]?.headers
    expect(headers?.['content-type']).toBe('application/json')
    expect(headers?.['user-agent']).toMatch(/^Atelier\//)

    const deliveries = await until(async () => {
      const items = await deliveriesOf(id)
      return items.length === 2 && items
    })
    expect(deliveries.map(({ type }) => type)).toEqual(['generation.succeeded', 'image.created'])
    for (const delivery of deliveries)
      expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, responseStatus: 204, problem: null })
    expect(deliveries.map(({ messageId }) => messageId)).toEqual(
      receiver.messages.map(message => message.headers['webhook-id']).toReversed(),
    )
    expect(await stateOf(id)).toMatchObject({ state: 'active', deliveredAt: expect.any(String), missed: null })
  })

  test('a secret is told once, and is in no answer and in no table', async () => {
    const receiver = await receive()
    const { id, secret } = await make(receiver.url)
    const later = await stateOf(id)
    expect(later.secrets).toEqual([{ hint: secret.slice(-4), createdAt: expect.any(String), expiresAt: null }])
    expect(JSON.stringify(later)).not.toContain(secret)
    expect(await databaseText(my.database)).not.toContain(secret.slice('whsec_'.length))
  })

  test('a secret is rotated without a gap: both sign until the old one has expired', async () => {
    const receiver = await receive()
    const { id, secret: old } = await make(receiver.url)
    const { body } = await my.studio.call(rotateWebhookSecret, { params: { id }, body: { overlapHours: 2 } })
    expect(body.secrets).toHaveLength(2)
    const told = async () => {
      expect((await my.studio.call(testWebhook, { params: { id } })).body.status).toBe('delivered')
      const last = receiver.messages.at(-1)
      if (!last) throw new Error('nothing came')
      return last
    }
    const both = await told()
    expect(verifiedBy(old, both)).toEqual(verifiedBy(body.secret, both))
    aheadMs += 3 * HOUR_MS
    const after = await told()
    const signatures = String(after.headers['webhook-signature']).split(' ')
    aheadMs -= 3 * HOUR_MS
    expect(signatures).toHaveLength(1)
    expect((await stateOf(id)).secrets).toHaveLength(2)

    const { body: found } = await my.studio.call(rotateWebhookSecret, { params: { id }, body: { overlapHours: 0 } })
    const now = await told()
    expect(() => verifiedBy(old, now)).toThrow('No matching signature found')
    expect(verifiedBy(found.secret, now)).toMatchObject({ type: 'webhook.test', data: { webhookId: id } })
  })

  test('a test tells what came back, also of one that is switched off', async () => {
    const receiver = await receive()
    const { id } = await make(receiver.url)
    await my.studio.call(updateWebhook, { params: { id }, body: { isEnabled: false } })
    receiver.set(answerWith(500, {}, 'a bad\u0000 day\u202e for\n\nherons'))
    expect((await my.studio.call(testWebhook, { params: { id } })).body).toMatchObject({
      type: 'webhook.test',
      status: 'failed',
      responseStatus: 500,
      excerpt: 'a bad day for herons',
      problem: { code: 'status', message: expect.stringContaining('500') },
    })
    expect(await stateOf(id)).toMatchObject({ state: 'off' })
  })

  test('one that was switched off is told of nothing, and says since when; switched on it begins anew', async () => {
    const receiver = await receive()
    const { id } = await make(receiver.url, { events: ['image.created'] })
    await my.studio.call(updateWebhook, { params: { id }, body: { isEnabled: false } })
    await importPicture(my.studio, { prompt: 'while it was off' })
    const { body: on } = await my.studio.call(updateWebhook, { params: { id }, body: { isEnabled: true } })
    expect(on).toMatchObject({ state: 'active', missed: { reason: 'off' } })
    const seen = await importPicture(my.studio, { prompt: 'while it was on again' })
    await until(() => receiver.messages.length > 0)
    expect(receiver.messages.map(({ body }) => (JSON.parse(body) as { data: unknown }).data)).toEqual([{ image: seen }])
    const { body: read } = await my.studio.call(updateWebhook, { params: { id }, body: { missed: null } })
    expect(read.missed).toBeNull()
  })

  test('is told only of the types that were asked for, whatever else happens', async () => {
    const receiver = await receive()
    const { id } = await make(receiver.url, { events: ['image.trashed'] })
    const image = await importPicture(my.studio, { prompt: 'not told of' })
    await my.studio.request(`/api/v1/images/${image.id}`, { method: 'DELETE' })
    await until(() => receiver.messages.length > 0)
    expect(typesIn(receiver)).toEqual(['image.trashed'])
    const { body } = await my.studio.call(updateWebhook, { params: { id }, body: { events: null } })
    expect(body.events).toBeNull()
    await importPicture(my.studio, { prompt: 'told of' })
    await until(() => receiver.messages.length > 1)
    expect(typesIn(receiver)).toEqual(['image.trashed', 'image.created'])
  })

  test('nothing is to be had of one that is not there, or goes nowhere', async () => {
    const params = { id: UNKNOWN }
    expect((await my.studio.refused(getWebhook, { params })).code).toBe('webhook.not_found')
    expect((await my.studio.refused(testWebhook, { params })).code).toBe('webhook.not_found')
    expect((await my.studio.refused(removeWebhook, { params })).code).toBe('webhook.not_found')
    for (const url of ['ftp://example.com/x', 'https://ana:secret@example.com/', 'not an address'])
      expect([url, (await my.studio.refused(createWebhook, { body: { name: 'x', url } })).code]).toEqual([
        url,
        'webhook.address_refused',
      ])
  })
})
