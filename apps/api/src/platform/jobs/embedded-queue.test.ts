import { createEmbeddedQueue } from './embedded-queue.ts'
import { describeKinds } from './testing/kinds.conformance.ts'
import { describeQueue } from './testing/queue.conformance.ts'

async function open() {
  const errors: unknown[] = []
  return { queue: createEmbeddedQueue({ now: () => new Date(), onError: error => void errors.push(error) }), errors }
}

describeQueue('the embedded queue', open)
describeKinds('the embedded queue', open)
