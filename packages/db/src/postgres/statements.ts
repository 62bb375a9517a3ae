import { QueryPromise } from 'drizzle-orm'
import type { Orm } from '../database.ts'
import { answerMapperOf, createShapes, paramsMakerOf, type AnsweredField, type Given } from '../placeholders.ts'

/** What Drizzle gives for a statement that was put together, as far as it is used here: `prepared.test.ts` proves it. */
interface Drizzled {
  readonly params: unknown[]
  readonly fields?: readonly AnsweredField[]
  customResultMapper?: (rows: readonly unknown[][]) => unknown[]
  readonly execute: () => Promise<unknown>
}

/**
 * Puts statements together once for each set of values that they are given, over each connection. To write one anew took a
 * seventh of what a picture costs the processor (docs/performance.md).
 */
export function createPrepared<V extends object, T>(make: (orm: Orm, values: V) => PromiseLike<T>) {
  const shapesOver = new WeakMap<Orm, (values: V) => (values: Given) => Promise<unknown>>()
  return (orm: Orm, values: V): PromiseLike<T> => {
    let shapeFor = shapesOver.get(orm)
    if (!shapeFor) {
      shapeFor = createShapes((placeholders: V) =>
        quickened(make(orm, placeholders) as unknown as { prepare: (name: string) => Drizzled }),
      )
      shapesOver.set(orm, shapeFor)
    }
    const execute = shapeFor(values)
    return lazily(() => execute(values as Given) as Promise<T>)
  }
}

function quickened(builder: { prepare: (name: string) => Drizzled }): (values: Given) => Promise<unknown> {
  // The driver names what it prepares by itself.
  const statement = builder.prepare('')
  const paramsOf = paramsMakerOf(statement.params)
  if (statement.fields) {
    const toRow = answerMapperOf(statement.fields)
    statement.customResultMapper = rows => rows.map(toRow)
  }
  return async values => Object.assign(Object.create(statement) as Drizzled, { params: paramsOf(values) }).execute()
}

/** As Drizzle's own statements are: it runs when somebody wants its answer, and once more for each who does. */
const lazily = <T>(execute: () => Promise<T>): QueryPromise<T> =>
  Object.assign(Object.create(QueryPromise.prototype) as QueryPromise<T>, { execute })
