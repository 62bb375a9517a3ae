import type { Model } from '@atelier/contracts'
import { upscalerNotFound } from './a1111.errors.ts'
import type { Checkpoints } from './checkpoints.ts'
import { choicesOf } from './choices.ts'
import { findName } from './known.ts'

/** The one that leaves a picture as it is. */
export const NO_UPSCALER = 'None'

/** A name under which pictures are enlarged, and by what. */
export interface Upscaler {
  readonly name: string
  readonly model: Model
  /** Left out where the model is one by itself. */
  readonly option?: string
}

/** By a model that does nothing else, its own name; else what the model lets one choose. */
function upscalersOf(model: Model): Upscaler[] {
  const names = choicesOf(model.options, 'upscaler')
  if (names.length > 0) return names.map(name => ({ name, model, option: name }))
  return [{ name: model.name, model }]
}

/** Whatever enlarges pictures in this studio, each name once: of the first engine that has it, what is nothing else first. */
export function createUpscalers({ ready }: Pick<Checkpoints, 'ready'>) {
  async function list(): Promise<Upscaler[]> {
    const all = (await ready()).filter(({ tasks }) => tasks.includes('upscale')).flatMap(upscalersOf)
    const byName = new Map<string, Upscaler>()
    for (const one of all.toSorted((a, b) => Number(a.option !== undefined) - Number(b.option !== undefined)))
      if (!byName.has(one.name.toLowerCase())) byName.set(one.name.toLowerCase(), one)
    return [...byName.values()]
  }

  return {
    list,
    async get(asked: string): Promise<Upscaler> {
      const all = await list()
      const name = findName(
        all.map(one => one.name),
        asked,
      )
      const found = all.find(one => one.name === name)
      if (!found) throw upscalerNotFound(asked)
      return found
    },
  }
}
export type Upscalers = ReturnType<typeof createUpscalers>
