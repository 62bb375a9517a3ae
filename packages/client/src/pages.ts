import { ask } from './ask.ts'
import type { Connection } from './connection.ts'
import type { CallOptions, InputOf, OperationName, OutputOf } from './types.ts'

/** Operations that answer in pages, and what each page has the things in. */
export const PAGED = {
  images: { operation: 'listImages', items: 'items' },
  generations: { operation: 'listGenerations', items: 'items' },
  grids: { operation: 'listGrids', items: 'items' },
  prompts: { operation: 'listPrompts', items: 'items' },
  timeline: { operation: 'getTimeline', items: 'stretches' },
  duplicates: { operation: 'listDuplicates', items: 'groups' },
  audit: { operation: 'listAudit', items: 'items' },
} as const satisfies Record<string, { operation: OperationName; items: string }>

type Paged = typeof PAGED
type PageOf<K extends keyof Paged> = OutputOf<Paged[K]['operation']>
type ItemOf<K extends keyof Paged> = PageOf<K> extends Record<Paged[K]['items'], readonly (infer Item)[]> ? Item : never
type Asked<K extends keyof Paged> = Omit<InputOf<Paged[K]['operation']>, 'cursor'>

export interface Pages<K extends keyof Paged> {
  /** One after another, reading the next page when the one before is used up. */
  readonly all: (input?: Asked<K>, options?: CallOptions) => AsyncGenerator<ItemOf<K>, void, undefined>
}
export type AllPages = { readonly [K in keyof Paged]: Pages<K> }

async function* all(
  connection: Connection,
  { operation, items }: Paged[keyof Paged],
  input: object = {},
  options?: CallOptions,
) {
  for (let cursor: string | undefined; ;) {
    const { data } = await ask(connection, operation, { ...input, ...(cursor !== undefined && { cursor }) }, options)
    // Every paged operation of the table answers so; a test walks them.
    const page = data as unknown as Record<string, unknown[]> & { nextCursor: string | null }
    yield* page[items] ?? []
    if (page.nextCursor === null) return
    cursor = page.nextCursor
  }
}

export const createPages = (connection: Connection): AllPages =>
  // The items are of the operation's own type.
  Object.fromEntries(
    Object.entries(PAGED).map(([name, paged]) => [
      name,
      { all: (input?: object, options?: CallOptions) => all(connection, paged, input, options) },
    ]),
  ) as unknown as AllPages
