import { TASKS } from '@atelier/contracts'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../../port/engine.ts'
import { ProviderError } from '../../port/errors.ts'
import type { EngineModel } from '../../port/manifest.ts'
import type { ImageRequest } from '../../port/request.ts'
import { inputsFor, never, parametersFor } from './requests.ts'

const UNKNOWN_MODEL = 'nobody/no-such-model'
/** An abort is prompt when it takes less than this. */
const PROMPT_MS = 1000

/** What every engine must do when it makes a picture. */
export const describeGenerate = (
  subject: () => Engine,
  open: () => Promise<{ model: EngineModel; request: ImageRequest & { readonly task: 'text-to-image' } }>,
) => {
  const ask = async () => (await open()).request
  describe('generate', () => {
    test('gives a raster image that decodes', async () => {
      const { bytes } = await subject().generate(await ask(), { signal: never() })
      const { format, width, height } = await sharp(bytes).metadata()
      expect(['png', 'jpeg', 'webp']).toContain(format)
      expect(Math.min(width, height)).toBeGreaterThan(0)
      await expect(sharp(bytes).stats()).resolves.toBeDefined()
    })

    test('the same request gives the same picture', async () => {
      const request = await ask()
      const [first, second] = [
        await subject().generate(request, { signal: never() }),
        await subject().generate(request, { signal: never() }),
      ]
      expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    })

    test('progress stays within 0 and 1, never falls, and is told before the image is done', async () => {
      const seen: number[] = []
      await subject().generate(await ask(), { signal: never(), onProgress: progress => seen.push(progress) })
      expect(seen.some(progress => progress < 1)).toBe(true)
      expect(seen.every(progress => progress >= 0 && progress <= 1)).toBe(true)
      expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    })

    test('a signal that is aborted already throws its reason', async () => {
      const reason = new Error('Cancelled before it began.')
      await expect(subject().generate(await ask(), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    })

    test('an abort at the first progress throws the reason of the signal, promptly', async () => {
      const controller = new AbortController()
      const reason = new Error('The user pressed cancel.')
      const request = await ask()
      const began = performance.now()
      await expect(
        subject().generate(request, { signal: controller.signal, onProgress: () => controller.abort(reason) }),
      ).rejects.toBe(reason)
      expect(performance.now() - began).toBeLessThan(PROMPT_MS)
    })

    test('an unknown model is a ProviderError with a sentence for people', async () => {
      const error = await subject()
        .generate({ ...(await ask()), model: UNKNOWN_MODEL }, { signal: never() })
        .catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ProviderError)
      expect(error).toMatchObject({ code: 'provider.model_gone', message: expect.stringMatching(/^[A-Z].+\.$/s) })
    })

    test('a task that the model cannot do is refused in words, before anything is made', async () => {
      const { model, request } = await open()
      for (const task of TASKS.filter(name => !(name in model.tasks))) {
        const error = await subject()
          .generate({ ...request, ...(await inputsFor(task)) }, { signal: never() })
          .catch((thrown: unknown) => thrown)
        expect([task, error]).toEqual([task, expect.any(ProviderError)])
        expect(error).toMatchObject({
          code: 'provider.task_unsupported',
          message: expect.stringMatching(/^[A-Za-z].+\.$/s),
          suggestion: expect.any(String),
        })
      }
    })

    test('every task that one of its models can do gives a raster image', async () => {
      const { request } = await open()
      const models = (await subject().models.list({ signal: never() })).filter(({ status }) => status === 'ready')
      for (const task of TASKS) {
        const model = models.find(({ tasks }) => task in tasks)
        if (!model) continue
        const { bytes } = await subject().generate(
          { ...request, ...parametersFor(model, task), ...(await inputsFor(task, model.tasks[task]?.scales[0])) },
          { signal: never() },
        )
        await expect(sharp(bytes).stats()).resolves.toBeDefined()
      }
    })
  })
}
