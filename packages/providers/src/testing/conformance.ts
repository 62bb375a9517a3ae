import type { Limit } from '@atelier/contracts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProviderError } from '../port/errors.ts'
import type { ImageRequest, Provider, ProviderModel } from '../port/engine.ts'

export interface ProviderUnderTest {
  readonly provider: Provider
  /** Overrides for the request that the suite draws, e.g. a model. */
  readonly request?: Partial<ImageRequest>
  readonly close?: () => Promise<void>
}

const UNKNOWN_MODEL = 'nobody/no-such-model'
/** An abort is prompt when it takes less than this. */
const PROMPT_MS = 1000

const never = () => new AbortController().signal

/** A request that keeps to the defaults of a model. */
const requestFor = (model: ProviderModel): ImageRequest => ({
  model: model.id,
  prompt: 'a lighthouse at dusk, watercolour',
  negativePrompt: model.limits.negativePrompt ? 'fog' : null,
  width: model.limits.width.default,
  height: model.limits.height.default,
  steps: model.limits.steps?.default ?? null,
  guidance: model.limits.guidance?.default ?? null,
  seed: 7,
})

const listOf = (provider: Provider) => provider.models.list({ signal: never() })

const isSentence = (text: string | null) => text !== null && /^[A-Z].+\.$/s.test(text)

const holds = (limit: Limit) =>
  limit.min <= limit.default &&
  limit.default <= limit.max &&
  (limit.multipleOf === undefined || Number.isInteger(limit.default / limit.multipleOf))

const describeModels = (subject: () => Provider) =>
  describe('models', () => {
    test('the default model is in the list, and has limits', async () => {
      const { defaultId } = subject().models
      expect((await listOf(subject())).map(model => model.id)).toContain(defaultId)
    })

    test('every model is listed once and names its provider', async () => {
      const models = await listOf(subject())
      expect(new Set(models.map(model => model.id)).size).toBe(models.length)
      expect(new Set(models.map(model => model.provider))).toEqual(new Set([subject().id]))
    })

    test('a model that is ready gives no reason, and every other one does', async () => {
      const wrong = (await listOf(subject())).filter(model =>
        model.status === 'ready' ? model.reason !== null : !isSentence(model.reason),
      )
      expect(wrong).toEqual([])
    })

    test('every default lies inside its own limits', async () => {
      const wrong = (await listOf(subject())).filter(
        ({ limits }) =>
          ![limits.width, limits.height, limits.steps, limits.guidance, limits.seed, limits.count].every(
            limit => limit === null || holds(limit),
          ),
      )
      expect(wrong).toEqual([])
    })

    test('every model makes one to eight images', async () => {
      const counts = (await listOf(subject())).map(model => model.limits.count)
      expect(counts.filter(count => count.min !== 1 || count.max !== 8)).toEqual([])
    })

    test('find gives each listed model as the list does', async () => {
      for (const model of await listOf(subject()))
        expect(await subject().models.find(model.id, { signal: never() })).toEqual(model)
    })

    test('an unknown model is undefined', async () => {
      expect(await subject().models.find(UNKNOWN_MODEL, { signal: never() })).toBeUndefined()
    })

    test('a search keeps to the shape of a list', async () => {
      const found = await subject().models.list({ search: 'no such words at all', signal: never() })
      expect(new Set(found.map(model => model.id)).size).toBe(found.length)
    })

    test('an aborted list and find throw the reason of the signal', async () => {
      const reason = new Error('The reader left.')
      const signal = AbortSignal.abort(reason)
      await expect(subject().models.list({ signal })).rejects.toBe(reason)
      await expect(subject().models.find(subject().models.defaultId, { signal })).rejects.toBe(reason)
    })
  })

const describeGenerate = (subject: () => Provider, draw: () => Promise<ImageRequest>) =>
  describe('generate', () => {
    test('gives a raster image that decodes', async () => {
      const { bytes } = await subject().generate(await draw(), { signal: never() })
      const { format, width, height } = await sharp(bytes).metadata()
      expect(['png', 'jpeg', 'webp']).toContain(format)
      expect(Math.min(width, height)).toBeGreaterThan(0)
      await expect(sharp(bytes).stats()).resolves.toBeDefined()
    })

    test('the same request gives the same picture', async () => {
      const request = await draw()
      const [first, second] = [
        await subject().generate(request, { signal: never() }),
        await subject().generate(request, { signal: never() }),
      ]
      expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    })

    test('progress stays within 0 and 1, never falls, and is told before the image is done', async () => {
      const seen: number[] = []
      await subject().generate(await draw(), { signal: never(), onProgress: progress => seen.push(progress) })
      expect(seen.some(progress => progress < 1)).toBe(true)
      expect(seen.every(progress => progress >= 0 && progress <= 1)).toBe(true)
      expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    })

    test('a signal that is aborted already throws its reason', async () => {
      const reason = new Error('Cancelled before it began.')
      await expect(subject().generate(await draw(), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    })

    test('an abort at the first progress throws the reason of the signal, promptly', async () => {
      const controller = new AbortController()
      const reason = new Error('The user pressed cancel.')
      const request = await draw()
      const began = performance.now()
      await expect(
        subject().generate(request, { signal: controller.signal, onProgress: () => controller.abort(reason) }),
      ).rejects.toBe(reason)
      expect(performance.now() - began).toBeLessThan(PROMPT_MS)
    })

    test('an unknown model is a ProviderError with a sentence for people', async () => {
      const error = await subject()
        .generate({ ...(await draw()), model: UNKNOWN_MODEL }, { signal: never() })
        .catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ProviderError)
      expect(error).toMatchObject({ code: 'provider.model_gone', message: expect.stringMatching(/^[A-Z].+\.$/s) })
    })
  })

/** What every provider must do, whatever stands behind it. `open` gives one that is set up and whose default model is ready. */
export const describeProvider = (name: string, open: () => Promise<ProviderUnderTest>) =>
  describe(`${name} is a provider`, () => {
    let subject: ProviderUnderTest
    beforeAll(async () => {
      subject = await open()
    })
    afterAll(async () => {
      await subject.close?.()
    })
    const provider = () => subject.provider
    const draw = async () => {
      const model = await provider().models.find(provider().models.defaultId, { signal: never() })
      if (!model) throw new Error('The default model cannot be found.')
      return { ...requestFor(model), ...subject.request }
    }

    test('it has a stable id and a name, and says that it is available', () => {
      expect(provider().id).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(provider().name).not.toBe('')
      expect(provider().availability()).toEqual({ available: true })
    })

    describeModels(provider)
    describeGenerate(provider, draw)
  })
