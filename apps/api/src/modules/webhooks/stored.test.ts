import { createWebhook, DELIVERIES_STORED, getWebhook, rotateWebhookSecret, testWebhook } from '@atelier/contracts'
import { openDatabase } from '@atelier/db'
import { describeOnBothDatabases } from '@atelier/db/testing'
import { startReceiver } from '@atelier/providers/testing'
import { expect, onTestFinished, test } from 'vitest'
import { makeDataDir } from '../../testing/process.ts'
import { startStudio } from '../../testing/studio.ts'
import { until } from '../../testing/until.ts'
import { importPicture } from '../../testing/upload.ts'
import { verifiedBy } from './testing/verify.ts'

describeOnBothDatabases('what is stored of a webhook', make => {
  async function begin() {
    const database = await make()
    onTestFinished(database.drop)
    const receiver = await startReceiver()
    onTestFinished(receiver.close)
    return { database, receiver, place: { databaseUrl: database.url, dataDir: await makeDataDir() } }
  }

  test('are its newest deliveries, and those of some days', async () => {
    const { database, receiver, place } = await begin()
    let aheadMs = 0
    const clock = { now: () => new Date(Date.now() + aheadMs) }
    const studio = await startStudio({ ...place, config: { allowPrivateNetwork: true }, replaced: { clock } })
    const { id } = (await studio.call(createWebhook, { body: { name: 'many', url: receiver.url } })).body
    for (let n = 0; n < DELIVERIES_STORED + 5; n += 1) await studio.call(testWebhook, { params: { id } })
    aheadMs = 8 * 24 * 60 * 60 * 1000
    const { id: newest } = (await studio.call(testWebhook, { params: { id } })).body
    const db = openDatabase(database.url)
    const rows = () => db.orm.select({ id: db.tables.webhookDeliveries.id }).from(db.tables.webhookDeliveries)
    expect(await rows()).toHaveLength(DELIVERIES_STORED)
    await studio.deps.webhooks.tidy()
    expect(await rows()).toEqual([{ id: newest }])
    await db.close()
    await studio.stop()
  })

  test('opens with the key that sealed it alone: with another nothing is sent, until it has a new secret', async () => {
    const { receiver, place } = await begin()
    const config = { allowPrivateNetwork: true }
    const before = await startStudio({ ...place, config: { ...config, secretKey: 'the first key of this studio' } })
    const { id } = (await before.call(createWebhook, { body: { name: 'sealed', url: receiver.url } })).body
    await before.stop()
    const studio = await startStudio({ ...place, config: { ...config, secretKey: 'another key of this studio' } })
    onTestFinished(() => studio.stop())
    await importPicture(studio, { prompt: 'told to nobody' })
    const state = await until(async () => {
      const { body } = await studio.call(getWebhook, { params: { id } })
      return body.state === 'ended' && body
    })
    expect(state.problem?.code).toBe('secret')
    expect(receiver.messages).toEqual([])
    expect((await studio.refused(testWebhook, { params: { id } })).code).toBe('webhook.secret_lost')
    const { secret } = (await studio.call(rotateWebhookSecret, { params: { id }, body: {} })).body
    expect((await studio.call(testWebhook, { params: { id } })).body.status).toBe('delivered')
    const [message] = receiver.messages
    expect(message && verifiedBy(secret, message)).toMatchObject({ type: 'webhook.test' })
  })
})
