import type { GenerationPreview } from '@atelier/contracts'
import type { LoggedEvent } from '../../platform/events/event-log.ts'
import { createLatestPreviews } from '../../platform/previews/latest-previews.ts'
import type { Previews } from '../../platform/previews/previews.ts'

interface Watching {
  readonly previews: Pick<Previews, 'hear'>
  readonly ownerId: string
}

/** The events as they come, and between them what somebody's pictures look like by now. */
export async function* withPreviews(
  events: AsyncGenerator<LoggedEvent>,
  { previews, ownerId }: Watching,
): AsyncGenerator<LoggedEvent | { readonly preview: GenerationPreview }> {
  let wake = Promise.withResolvers<void>()
  let next: IteratorResult<LoggedEvent> | undefined
  let failed: { readonly error: unknown } | undefined
  async function pull(): Promise<void> {
    try {
      next = await events.next()
    } catch (error) {
      failed = { error }
    }
    wake.resolve()
  }
  const latest = createLatestPreviews(previews, ownerId, () => wake.resolve())
  try {
    void pull()
    for (;;) {
      if (failed) throw failed.error
      const event = next
      next = undefined
      if (event?.done) return
      if (event) {
        void pull()
        yield event.value
      }
      const preview = latest.take()
      if (preview) yield { preview }
      if (event || preview) continue
      await wake.promise
      wake = Promise.withResolvers<void>()
    }
  } finally {
    latest.stop()
    // Not waited for: it may wait for the next event itself, until its signal aborts.
    void events.return(undefined)
  }
}
