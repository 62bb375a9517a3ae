/** The command was asked in a way that it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** There is no such thing. The cause is what the studio answered. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError'
}
