import { defineError } from '../../platform/errors.ts'

export const clientWaitedTooLong = defineError(
  'client.timeout',
  504,
  'Another program waits for its pictures at one call, and they were not made in ten minutes. They are still being made, and will be in the gallery.',
  'The picture was not finished in ten minutes. It is still being made, and will be in the gallery.',
)
export const clientCancelled = defineError(
  'client.cancelled',
  409,
  'What another program waits for was cancelled, in the queue or by a call of its own.',
  'This was cancelled before it was finished.',
)
