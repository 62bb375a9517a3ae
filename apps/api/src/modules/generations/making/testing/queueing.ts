import type { Engine } from '@atelier/providers'
import type { Store } from '../../../../testing/store.ts'
import { until } from '../../../../testing/until.ts'
import { createScriptedProvider, untilAborted } from '../../../../testing/workshop.ts'

/** An engine with a queue, which notices nothing but a cancel. */
export const createQueueing = (cancel: NonNullable<Engine['cancel']> = async () => {}) => {
  const cancelled: string[] = []
  const scripted = createScriptedProvider(
    async (request, options) => {
      options.onAccepted?.(`job-${request.seed}`)
      return untilAborted(request, options)
    },
    {
      cancel: async (job, options) => {
        cancelled.push(job)
        await cancel(job, options)
      },
    },
  )
  return { ...scripted, cancelled }
}

/** One whose engine has taken it just when it is aborted. */
export const takenLast: ReturnType<typeof createQueueing>['script']['generate'] = async (request, options) => {
  try {
    return await untilAborted(request, options)
  } finally {
    options.onAccepted?.('job-of-the-last-moment')
  }
}

/** The row of a generation. */
export const read = async (store: Store, id: string) => {
  const row = await store.generations.find(id)
  if (!row) throw new Error('no such row')
  return row
}
/** When the engine has taken so many of its images. */
export const taken = async (store: Store, id: string, count = 1) =>
  until(async () => Object.keys((await read(store, id)).jobs ?? {}).length === count, { what: 'being taken' })
