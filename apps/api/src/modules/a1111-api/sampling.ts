import type { A1111Wish } from '@atelier/contracts'
import { samplerNotFound, schedulerNotFound } from './a1111.errors.ts'
import { choicesOf, type Schema } from './choices.ts'
import { findKnownSampler, findKnownScheduler, findName, isAutomatic, splitSampler } from './known.ts'
import type { Note } from './notes.ts'

interface Sampling {
  readonly sampler?: string
  readonly scheduler?: string
}

type Asked = Pick<A1111Wish, 'sampler_name' | 'sampler_index' | 'scheduler'>

const textOf = (...texts: readonly (string | null | undefined)[]): string | undefined =>
  texts.find(text => text?.trim()) ?? undefined

interface Split {
  readonly sampler: string | undefined
  readonly scheduler: string | undefined
}

/** Both, where one name says both and the model has none that is called so. */
function split({ sampler_name, sampler_index, scheduler }: Asked, own: readonly string[]): Split {
  const asked = { sampler: textOf(sampler_name, sampler_index), scheduler: textOf(scheduler) }
  if (asked.sampler === undefined || findName(own, asked.sampler)) return asked
  const both = splitSampler(asked.sampler)
  if (!both || !(findName(own, both.sampler) ?? findKnownSampler(both.sampler))) return asked
  return { sampler: both.sampler, scheduler: asked.scheduler ?? both.scheduler }
}

/**
 * The sampler and the scheduler that are sent to the model. One that it does not have, but AUTOMATIC1111 has, is left to the
 * model, which is told. Throws where nobody knows the name.
 */
export function samplingOf(asked: Asked, options: Schema, note: Note): Sampling {
  const own = { samplers: choicesOf(options, 'sampler'), schedulers: choicesOf(options, 'scheduler') }
  const wanted = split(asked, own.samplers)

  function sampler(name: string): string | undefined {
    const known = findKnownSampler(name)
    const found = findName(own.samplers, name) ?? (known && findName(own.samplers, known.name))
    if (!found && !known) throw samplerNotFound(name)
    if (!found) note(`The model has no sampler ${known?.name ?? name}: it took its own.`)
    return found
  }

  function scheduler(name: string): string | undefined {
    const known = findKnownScheduler(name)
    const found =
      findName(own.schedulers, name) ??
      (known && (findName(own.schedulers, known.label) ?? findName(own.schedulers, known.name)))
    if (!found && !known) throw schedulerNotFound(name)
    if (!found && !isAutomatic(name)) note(`The model has no scheduler ${known?.label ?? name}: it took its own.`)
    return found
  }

  const chosen = {
    sampler: wanted.sampler === undefined ? undefined : sampler(wanted.sampler),
    scheduler: wanted.scheduler === undefined ? undefined : scheduler(wanted.scheduler),
  }
  return {
    ...(chosen.sampler !== undefined && { sampler: chosen.sampler }),
    ...(chosen.scheduler !== undefined && { scheduler: chosen.scheduler }),
  }
}
