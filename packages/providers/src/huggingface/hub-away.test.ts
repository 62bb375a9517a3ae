import { describe, expect, test } from 'vitest'
import { createOpenModels } from '../testing/open-models.ts'
import { catalogue } from './catalogue.data.ts'

const open = createOpenModels()

const SCHNELL = 'black-forest-labs/FLUX.1-schnell'

describe('when the Hub cannot be asked', () => {
  const away = { hubUrl: 'http://127.0.0.1:9' }

  test('every curated model is still listed, and says that it could not be asked', async () => {
    const { list } = await open(away)
    const models = await list()
    expect(models).toHaveLength(catalogue.length)
    expect(models.every(({ status, reason }) => status === 'ready' && reason?.includes('could not be asked'))).toBe(
      true,
    )
  })

  test('without a token they need one', async () => {
    const { find } = await open({ ...away, token: () => undefined })
    expect(await find(SCHNELL)).toMatchObject({
      status: 'needs_token',
      reason: expect.stringContaining('could not be asked'),
    })
  })

  test('what was known last is still given', async () => {
    const { find, time, upstream } = await open()
    await find(SCHNELL)
    upstream.fault('server-error', { at: 'hub' })
    time.advance(600_000)
    expect(await find(SCHNELL)).toMatchObject({
      status: 'ready',
      servedBy: ['nscale'],
      reason: expect.stringContaining('could not be asked'),
    })
    time.advance(10_000)
    expect(await find(SCHNELL)).toMatchObject({ reason: null })
  })

  test('one that hangs is not waited for longer than its time', async () => {
    const { list, upstream } = await open({ hubTimeoutMs: 100 })
    upstream.fault('hang', { at: 'hub', times: 100 })
    const began = performance.now()
    expect(await list('flux')).toHaveLength(5)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  test('a list tells what it knows while the Hub takes its time', async () => {
    const { list, upstream } = await open({ hubTimeoutMs: 60_000, listPatienceMs: 50 })
    upstream.fault('hang', { at: 'hub', times: 100 })
    expect(await list('')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: SCHNELL,
          status: 'ready',
          reason: expect.stringContaining('could not be asked'),
        }),
      ]),
    )
  })

  test('a model that is not in the catalogue cannot be told to exist or not', async () => {
    const { find } = await open(away)
    await expect(find('stand-in/watercolour')).rejects.toMatchObject({
      code: 'provider.unavailable',
      message: 'The Hugging Face Hub refuses connections.',
    })
  })

  test.each([
    'maintenance',
    'gateway-timeout',
    'json',
    'gzip-bomb',
    'reset-mid-body',
    'redirect',
    'no-permission',
  ] as const)('an answer that is %s is no word of the Hub', async fault => {
    const { find, upstream } = await open()
    upstream.fault(fault, { at: 'hub' })
    expect(await find(SCHNELL)).toMatchObject({
      status: 'ready',
      servedBy: [],
      reason: expect.stringContaining('could not be asked'),
    })
  })
})
