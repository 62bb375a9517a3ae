import { TASKS, type Limit, type Task } from '@atelier/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../port/engine.ts'
import type { EngineModel } from '../port/manifest.ts'
import type { ImageParameters } from '../port/request.ts'
import { describeGenerate } from './conformance/generate.ts'
import { describeOptions } from './conformance/options.ts'
import { never, requestFor } from './conformance/requests.ts'
import type { StandInBehind } from './conformance/sent.ts'

export interface EngineUnderTest {
  readonly engine: Engine
  /** Overrides for the request that the suite makes, e.g. a model. */
  readonly request?: Partial<ImageParameters>
  /** What is behind it; left out where it makes its pictures itself. */
  readonly standIn?: StandInBehind
}

const UNKNOWN_MODEL = 'nobody/no-such-model'

const listOf = (engine: Engine) => engine.models.list({ signal: never() })

const isSentence = (text: string | null) => text !== null && /^[A-Z].+\.$/s.test(text)

const holds = (limit: Limit) =>
  limit.min <= limit.default &&
  limit.default <= limit.max &&
  (limit.multipleOf === undefined || Number.isInteger(limit.default / limit.multipleOf))

const limitsOf = (model: EngineModel) => Object.values(model.tasks).map(({ limits }) => limits)

const describeModels = (subject: () => Engine) =>
  describe('models', () => {
    test('the default model is in the list, and has limits', async () => {
      const { defaultId } = subject().models
      expect((await listOf(subject())).map(model => model.id)).toContain(defaultId)
    })

    test('every model is listed once and names its engine', async () => {
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

    test('every model can do something, and nothing that is no task', async () => {
      const tasks = (await listOf(subject())).map(model => Object.keys(model.tasks))
      expect(tasks.filter(names => names.length === 0)).toEqual([])
      expect(tasks.flat().filter(name => !TASKS.includes(name as Task))).toEqual([])
    })

    test('every default lies inside its own limits, for every task', async () => {
      const wrong = (await listOf(subject()))
        .flatMap(limitsOf)
        .filter(
          ({ width, height, steps, guidance, seed, count }) =>
            ![width, height, steps, guidance, seed, count].every(limit => limit === null || holds(limit)),
        )
      expect(wrong).toEqual([])
    })

    test('every model makes one to eight images', async () => {
      const counts = (await listOf(subject())).flatMap(limitsOf).map(({ count }) => count)
      expect(counts.filter(count => count.min !== 1 || count.max !== 8)).toEqual([])
    })

    test('what a model takes beyond the common parameters is a JSON Schema, or nothing', async () => {
      const options = (await listOf(subject())).map(model => model.options)
      expect(options.filter(schema => schema !== null && schema.type !== 'object')).toEqual([])
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

const describeCheck = (subject: () => Engine) =>
  describe('check', () => {
    test('an engine that is set up works, and says how long that took and how many models it has', async () => {
      const check = await subject().check({ signal: never() })
      expect(check).toMatchObject({ ok: true })
      expect(check.problem).toBeUndefined()
      expect(check.models).toBeGreaterThan(0)
      expect(check.latencyMs).toBeGreaterThanOrEqual(0)
    })

    test('an aborted check throws the reason of the signal', async () => {
      const reason = new Error('The reader left.')
      await expect(subject().check({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    })
  })

/**
 * What every engine must do, whatever stands behind it. `open` gives one that is set up and whose default model is ready;
 * the suite starts and closes it.
 */
export const describeEngine = (
  name: string,
  open: () => Promise<EngineUnderTest & { readonly close?: () => Promise<void> }>,
) =>
  describe(`${name} is an engine`, () => {
    let subject: Awaited<ReturnType<typeof open>>
    beforeAll(async () => {
      subject = await open()
      await subject.engine.start()
    })
    afterAll(async () => {
      await subject.engine.close()
      await subject.close?.()
    })
    const engine = () => subject.engine
    const request = async () => {
      const model = await engine().models.find(engine().models.defaultId, { signal: never() })
      if (!model) throw new Error('The default model cannot be found.')
      return { model, request: { ...requestFor(model), ...subject.request } }
    }

    test('it has a stable id and kind, a name, and says that it is available', () => {
      expect(engine().id).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(engine().kind).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(engine().name).not.toBe('')
      expect(engine().availability()).toEqual({ available: true })
    })

    describeModels(engine)
    describeGenerate(engine, request)
    describeOptions(() => subject)
    describeCheck(engine)

    test('a cancel of work that it does not know is over at once, and changes nothing', async () => {
      const cancel = async (job: string) => engine().cancel?.(job, { signal: never() })
      for (const job of ['', 'nothing that it knows', 'https://elsewhere.invalid/jobs/1'])
        await expect(cancel(job)).resolves.toBeUndefined()
      expect(engine().availability()).toEqual({ available: true })
    })

    test('it can be closed twice', async () => {
      await engine().close()
      await expect(engine().close()).resolves.toBeUndefined()
    })
  })
