/** What was opened is closed again, the last first: each of them, also where another one does not close. */
export function createClosers() {
  const open: (() => Promise<unknown>)[] = []
  const defer = (close: () => Promise<unknown>) => void open.unshift(close)
  return {
    defer,
    opened<T extends { readonly stop: () => Promise<unknown> }>(server: T): T {
      defer(server.stop)
      return server
    },
    async closeAll(): Promise<void> {
      const errors: unknown[] = []
      for (const close of open) await close().catch((error: unknown) => void errors.push(error))
      if (errors.length > 0) throw new AggregateError(errors, 'not everything could be closed')
    },
  }
}
