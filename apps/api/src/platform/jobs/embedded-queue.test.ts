import { createEmbeddedQueue } from './embedded-queue.ts'
import { describeQueue } from './testing/queue.conformance.ts'

describeQueue('the embedded queue', async room => {
  const errors: unknown[] = []
  const queue = createEmbeddedQueue({
    nextAvailableAt: room.nextAvailableAt,
    now: () => new Date(),
    onError: error => void errors.push(error),
  })
  return { queue, errors }
})
