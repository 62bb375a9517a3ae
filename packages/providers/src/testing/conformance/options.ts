import { TASKS, optionsFor, type Task } from '@atelier/contracts'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../../port/engine.ts'
import type { EngineModel } from '../../port/manifest.ts'
import type { ImageRequest } from '../../port/request.ts'
import { inputsFor, never, parametersFor } from './requests.ts'
import { sentFor, type StandInBehind } from './sent.ts'
import { allOptions, withOtherParameters } from './values.ts'

interface Subject {
  readonly engine: Engine
  readonly standIn?: StandInBehind
}

/** Requests of every model take long, and tell no more than one of each that takes the same. */
const differing = (models: readonly EngineModel[]) => [
  ...new Map(models.map(model => [JSON.stringify([model.tasks, model.options]), model])).values(),
]

/** The smallest that it makes, with all that it takes. */
const largestRequest = async (model: EngineModel, task: Task): Promise<ImageRequest> => {
  const takes = model.tasks[task]
  const inputs = await inputsFor(task, takes?.scales[0])
  return {
    ...parametersFor(model, task),
    width: takes?.limits.width.min ?? 0,
    height: takes?.limits.height.min ?? 0,
    ...inputs,
    ...('strength' in inputs && { strength: takes?.strength?.default ?? null }),
    options: allOptions(model, task),
  }
}

const without = (options: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(options).filter(([key]) => key !== name))

/** What is offered is also sent: a form that shows what an engine then drops would lie. */
export const describeOptions = (subject: () => Subject) =>
  describe('options', () => {
    const readyModels = async () =>
      (await subject().engine.models.list({ signal: never() })).filter(({ status }) => status === 'ready')

    /** By model and task what of it changes nothing. */
    const dropped = async (model: EngineModel, task: Task): Promise<string[]> => {
      const { engine, standIn } = subject()
      const request = await largestRequest(model, task)
      // The pictures that go in may be sent once for all.
      await sentFor(engine, standIn, request)
      const sent = await sentFor(engine, standIn, request)
      // Otherwise everything would seem to change something.
      expect(await sentFor(engine, standIn, request)).toBe(sent)
      const others = {
        ...withOtherParameters(model, request),
        ...Object.fromEntries(
          Object.keys(request.options).map(name => [
            name,
            { ...request, options: without(request.options, name) } satisfies ImageRequest,
          ]),
        ),
      }
      const same: string[] = []
      for (const [name, other] of Object.entries(others))
        if ((await sentFor(engine, standIn, other)) === sent) same.push(`${model.id}, ${task}: ${name}`)
      return same
    }

    test('every parameter and option of a task changes what is sent for it', { timeout: 120_000 }, async () => {
      const same: string[] = []
      for (const model of differing(await readyModels()))
        for (const task of TASKS.filter(name => name in model.tasks)) same.push(...(await dropped(model, task)))
      expect(same).toEqual([])
    })

    test('an option is for some task that its model can do', async () => {
      const useless = (await readyModels()).flatMap(model =>
        Object.keys(model.options?.properties ?? {})
          .filter(name =>
            TASKS.every(
              task => !(task in model.tasks) || !(name in (optionsFor(model.options, task)?.properties ?? {})),
            ),
          )
          .map(name => `${model.id}: ${name}`),
      )
      expect(useless).toEqual([])
    })
  })
