import type { Engine } from './engine.ts'

/** An engine that is closed when all that was asked of it is done. */
export interface EngineInUse {
  /** Counts what is asked of it. */
  readonly engine: Engine
  /** Asks nothing more of it. Resolves when it is closed: at once, or when the last call has come back. */
  readonly retire: () => Promise<void>
  /** Ends what is under way. */
  readonly close: () => Promise<void>
}

/** Counts the calls of an engine. `next` is who stands under its id once it was retired, for whoever held on to the old one. */
export const createEngineInUse = (made: Engine, next: (id: string) => Engine | undefined): EngineInUse => {
  let calls = 0
  let retired: PromiseWithResolvers<void> | undefined
  let closed: Promise<void> | undefined
  const close = () => (closed ??= made.close())

  const counted =
    <Args extends readonly unknown[], T>(call: (engine: Engine, ...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const later = closed ? next(made.id) : undefined
      if (later && later !== engine) return call(later, ...args)
      calls += 1
      try {
        return await call(made, ...args)
      } finally {
        calls -= 1
        if (retired && calls === 0) close().then(retired.resolve, retired.reject)
      }
    }

  const engine: Engine = {
    ...made,
    models: {
      ...made.models,
      list: counted((who, query) => who.models.list(query)),
      find: counted((who, id, options) => who.models.find(id, options)),
    },
    generate: counted((who, request, options) => who.generate(request, options)),
    ...(made.cancel && { cancel: counted(async (who, job, options) => who.cancel?.(job, options)) }),
    check: counted((who, options) => who.check(options)),
    close,
  }
  // Engines may tell a default that changes.
  Object.defineProperty(engine.models, 'defaultId', { enumerable: true, get: () => made.models.defaultId })

  return {
    engine,
    close,
    retire: () => {
      retired ??= Promise.withResolvers<void>()
      if (calls === 0) close().then(retired.resolve, retired.reject)
      return retired.promise
    },
  }
}
