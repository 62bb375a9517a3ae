import { hasSize, optionsFor, type Model, type Task } from '@atelier/contracts'
import type { AxisKind } from '../../../stores/grid-draft.ts'
import { fieldsOf } from '../../../ui/schema/fields.ts'
import { sharedLimits, type Takes } from './axes.ts'

type Described = Pick<Model, 'limits' | 'taskLimits' | 'options'>

function choicesOf({ options }: Pick<Model, 'options'>, task: Task, name: string): readonly string[] {
  const field = fieldsOf(optionsFor(options, task)).find(one => one.name === name)
  return field?.kind === 'choice' ? field.choices.map(({ value }) => String(value)) : []
}

const one = (model: Described, task: Task): Takes => ({
  limits: model.taskLimits[task]?.limits ?? model.limits,
  strength: model.taskLimits[task]?.strength ?? null,
  samplers: choicesOf(model, task, 'sampler'),
  schedulers: choicesOf(model, task, 'scheduler'),
})

/** What every one of some models takes for a task. */
export function sharedTakes([first, ...others]: readonly [Described, ...Described[]], task: Task): Takes {
  const all = [one(first, task), ...others.map(model => one(model, task))] as const
  const inAll = (pick: (takes: Takes) => readonly string[]) =>
    pick(all[0]).filter(name => all.every(takes => pick(takes).includes(name)))
  const strengths = all.flatMap(({ strength }) => strength ?? [])
  return {
    limits: sharedLimits([all[0].limits, ...all.slice(1).map(({ limits }) => limits)]),
    strength:
      strengths.length < all.length || !strengths[0]
        ? null
        : {
            min: Math.max(...strengths.map(({ min }) => min)),
            max: Math.min(...strengths.map(({ max }) => max)),
            default: strengths[0].default,
            // As fine as anybody can see.
            multipleOf: 0.01,
          },
    samplers: inAll(({ samplers }) => samplers),
    schedulers: inAll(({ schedulers }) => schedulers),
  }
}

/** Whether there is anything to vary there. */
export function isOffered(kind: AxisKind, { limits, strength, samplers, schedulers }: Takes, task: Task): boolean {
  if (kind === 'seed' || kind === 'steps' || kind === 'guidance') return limits[kind] !== null
  if (kind === 'strength') return strength !== null
  if (kind === 'sampler') return samplers.length > 0
  if (kind === 'scheduler') return schedulers.length > 0
  return kind !== 'size' || hasSize(task)
}
