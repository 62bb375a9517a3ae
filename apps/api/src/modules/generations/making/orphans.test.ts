import {
  cancelGeneration,
  createEngine,
  createGeneration,
  getGeneration,
  removeEngine,
  updateEngine,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio, TOKEN } from '../../../testing/suite.ts'
import { until } from '../../../testing/until.ts'

const MODEL = 'black-forest-labs/FLUX.1-schnell'
const small = { width: 256, height: 256 } as const

describeStudio('what waits for an engine', { config: { hfToken: TOKEN } }, my => {
  const add = async (name: string) =>
    (
      await my.studio.call(createEngine, {
        body: { kind: 'huggingface', name, settings: { token: TOKEN }, concurrency: 1 },
      })
    ).body.id
  const ask = async (model: string, prompt: string) =>
    (await my.studio.call(createGeneration, { body: { prompt, model, ...small } })).body.id
  const read = async (id: string) => (await my.studio.call(getGeneration, { params: { id } })).body
  const ended = (id: string) =>
    until(
      async () => {
        const generation = await read(id)
        return generation.finishedAt !== null && generation
      },
      { within: 10_000, what: `${id} to end` },
    )
  /** One is being made, so that what comes after it waits. */
  const busy = async (engine: string) => {
    const id = await ask(`${engine}/${MODEL}`, `keeps ${engine} busy [[fault:hang]]`)
    await until(async () => (await read(id)).status === 'running', { what: 'one being made' })
    return id
  }

  test('goes to the next one that has the model when that is removed, and what it is making goes on', async () => {
    const engine = await add('Leaving')
    const running = await busy(engine)
    const waiting = await ask(`${engine}/${MODEL}`, 'waits for one that leaves')
    await my.studio.call(removeEngine, { params: { id: engine } })
    expect(await ended(waiting)).toMatchObject({
      status: 'succeeded',
      provider: 'huggingface',
      servedInstead: [{ engine, code: 'provider.not_configured' }],
    })
    expect(await read(running)).toMatchObject({ status: 'running', provider: engine, servedInstead: [] })
    await my.studio.call(cancelGeneration, { params: { id: running } })
  })

  test('fails with a sentence that names it where no other one may take over', async () => {
    const engine = await add('Steadfast')
    await my.studio.call(updateEngine, { params: { id: engine }, body: { failover: false } })
    const running = await busy(engine)
    const waiting = await ask(`${engine}/${MODEL}`, 'waits for one that is switched off')
    await my.studio.call(updateEngine, { params: { id: engine }, body: { isEnabled: false } })
    expect(await ended(waiting)).toMatchObject({
      status: 'failed',
      provider: engine,
      error: { code: 'provider.not_configured', message: 'Steadfast was switched off or removed.' },
    })
    await my.studio.call(cancelGeneration, { params: { id: running } })
    await my.studio.call(removeEngine, { params: { id: engine } })
  })
})
