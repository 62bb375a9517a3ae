import { listGenerations, updateSettings } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { createWebUiClient } from './testing/client.ts'
import { dataUrl, extra } from './testing/webuiapi.ts'

/** Pixels: a picture that wide is one that the engine fails at. */
const BAD_WIDTH = 72

describeStudio('several pictures to be enlarged at one call', {}, my => {
  beforeAll(async () => {
    await my.studio.call(updateSettings, { body: { concurrency: { sketch: 3 } } })
    const engine = my.studio.deps.engines.builtIn
    const { generate } = engine
    Object.assign(engine, {
      generate: async (...[request, options]: Parameters<typeof generate>) => {
        if (request.task !== 'upscale') return generate(request, options)
        // Once the others are at work, too.
        if (request.width === BAD_WIDTH * 2) {
          await running(3)
          throw new Error('too bad')
        }
        return new Promise((_, reject) =>
          options.signal.addEventListener('abort', () => reject(options.signal.reason as Error)),
        )
      },
    })
  })
  const statuses = async () =>
    (await my.studio.call(listGenerations, { querystring: {} })).body.items
      .filter(({ task }) => task === 'upscale')
      .slice(0, 3)
      .map(({ status }) => status)
      .toSorted()
  const running = (count: number) =>
    until(async () => (await statuses()).filter(status => status === 'running').length === count)

  async function batch(widths: readonly number[], init: RequestInit = {}) {
    const client = createWebUiClient(my.studio)
    const [upscaler] = (await client.get<{ name: string; model_name: string }[]>('upscalers')).filter(
      ({ name }) => name !== 'None',
    )
    const imageList = widths.map(width => ({ data: dataUrl(makePng({ width, height: 64 })), name: `${width}.png` }))
    return client.post('extra-batch-images', extra({ imageList, upscaler_1: upscaler?.name }), init)
  }

  test('are all given up where one of them fails, which is what is told', async () => {
    const { status, body } = await batch([64, BAD_WIDTH, 80])
    expect(status).toBeGreaterThanOrEqual(500)
    expect(body).not.toMatchObject({ error: 'client.cancelled' })
    expect(await statuses()).toEqual(['cancelled', 'cancelled', 'failed'])
  })

  test('are all given up where whoever asked has left', async () => {
    const leave = new AbortController()
    const asked = batch([64, 80, 96], { signal: leave.signal })
    await running(3)
    leave.abort()
    await expect(asked).rejects.toThrow(/abort/)
    await until(async () => (await statuses()).every(status => status === 'cancelled'), { what: 'all being cancelled' })
  })
})
