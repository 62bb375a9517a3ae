import { ProviderError } from '@atelier/providers'
import type { JobQueue } from '../../../platform/jobs/queue.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { GenerationsRepository } from '../generations.repository.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import { LeaseLost } from '../lifecycle/transitions.ts'
import { describeFailure } from './failure.ts'
import type { TakesOver } from './failover.ts'

/** What is known of the engines. */
export interface EnginesInUse {
  /** Reads them as they are stored now. */
  readonly load: () => Promise<void>
  readonly isEnabled: (id: string) => boolean
  /** What it is called, also one that is gone. */
  readonly nameOf: (id: string) => string
  /** Whether another one may take over from it. */
  readonly mayFailOver: (id: string) => boolean
}

interface OrphansDependencies {
  readonly repository: Pick<GenerationsRepository, 'queuedProviders' | 'queuedOf'>
  readonly lifecycle: Pick<Lifecycle, 'move' | 'giveUp'>
  readonly engines: EnginesInUse
  readonly takesOver: TakesOver
  readonly queue: Pick<JobQueue, 'announce'>
}

const PORTION = 100

/**
 * What waits for an engine that was removed or switched off: another one takes over, or it fails with a sentence that says
 * why. Any process may do it, and several at a time.
 */
export function createOrphans({ repository, lifecycle, engines, takesOver, queue }: OrphansDependencies) {
  let adopting: Promise<void> = Promise.resolve()

  const goneFrom = (id: string) =>
    new ProviderError('provider.not_configured', `${engines.nameOf(id)} was switched off or removed.`, {
      suggestion: 'Choose another model, or switch the engine on again.',
    })

  async function settle(row: GenerationRow, error: ProviderError): Promise<void> {
    const move = await takesOver(row, error)
    if (!move) return void (await lifecycle.giveUp(row.id, row.provider, describeFailure(error, 0).error))
    const { provider, availableAt } = await lifecycle.move(row.id, null, move)
    await queue.announce(provider, row.id, availableAt)
  }

  async function adoptAll(): Promise<void> {
    // In this order: whoever waits for an engine that is new does so after it was stored.
    const waitedFor = await repository.queuedProviders()
    if (waitedFor.every(engines.isEnabled)) return
    await engines.load()
    for (const provider of waitedFor.filter(id => !engines.isEnabled(id))) {
      let behind = ''
      for (;;) {
        const rows = await repository.queuedOf(provider, behind, PORTION)
        for (const row of rows) {
          behind = row.id
          await settle(row, goneFrom(provider)).catch((error: unknown) => {
            // Somebody else has moved it, taken it up or cancelled it meanwhile.
            if (!(error instanceof LeaseLost)) throw error
          })
        }
        if (rows.length < PORTION) break
      }
    }
  }

  /** One time after another. */
  return function adopt(): Promise<void> {
    const done = adopting.then(adoptAll)
    adopting = done.catch(() => {})
    return done
  }
}
