import type { Model, NewGeneration } from '@atelier/contracts'
import { costOf, sumOf, type Cost } from '../../../stores/cost.ts'

interface Known {
  /** Those that the page knows; what others cost is not known. */
  readonly modelOf: (id: string) => Pick<Model, 'price' | 'limits' | 'provider'> | undefined
  /** Of one picture; undefined where the model has made none of late. */
  readonly msPerImage: (model: string) => number | undefined
  /** Generations of an engine at a time. */
  readonly lanes: (provider: string) => number
}

export interface Totals {
  readonly pictures: number
  /** undefined where it is not known of all of them. */
  readonly ms: number | undefined
  readonly cost: Cost | undefined
}

/** What a file comes to. Engines work side by side, each on so many generations at a time. */
export function totalsOf(requests: readonly NewGeneration[], { modelOf, msPerImage, lanes }: Known): Totals {
  const busyMs = new Map<string, number>()
  let isTimed = true
  const costs: (Cost | undefined)[] = []
  for (const { model: id = '', count = 1, width, height } of requests) {
    const [model, ms] = [modelOf(id), msPerImage(id)]
    if (model && ms !== undefined)
      busyMs.set(model.provider, (busyMs.get(model.provider) ?? 0) + (ms * count) / Math.max(1, lanes(model.provider)))
    else isTimed = false
    costs.push(
      model &&
        costOf(model, {
          pictures: count,
          width: width ?? model.limits.width.default,
          height: height ?? model.limits.height.default,
        }),
    )
  }
  return {
    pictures: requests.reduce((sum, { count = 1 }) => sum + count, 0),
    ms: isTimed ? Math.max(0, ...busyMs.values()) : undefined,
    cost: sumOf(costs),
  }
}
