import type { Grid, GridSummary, NewGrid } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import { keyOf, type Actor } from '../../platform/actor.ts'
import { decodeIdCursor, encodeCursor } from '../../platform/cursor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Idempotency } from '../../platform/idempotency/idempotency.ts'
import type { Ids } from '../../platform/ids.ts'
import { changedBy, seenBy, type Asker } from '../../platform/ownership.ts'
import type { Cells } from '../generations/module.ts'
import type { ImagesService } from '../images/module.ts'
import type { Inputs } from '../inputs/module.ts'
import type { ModelsService } from '../models/module.ts'
import type { StylesService } from '../styles/module.ts'
import { createCovers } from './covers.ts'
import { gridNotFound, winnerWithoutImage } from './grids.errors.ts'
import { presentCell, presentGrid, presentGridSummary, type GridRow } from './grids.presenter.ts'
import type { GridsRepository } from './grids.repository.ts'
import { createPlanner } from './plan.ts'
import { styleNamesOf } from './style-names.ts'

interface GridsDependencies {
  readonly db: Database
  readonly repository: GridsRepository
  readonly idempotency: Idempotency
  readonly cells: Cells
  readonly images: ImagesService
  readonly inputs: Inputs
  readonly models: ModelsService
  readonly styles: Pick<StylesService, 'resolve'>
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
}

export function createGridsService({
  db,
  repository,
  idempotency,
  cells,
  images,
  inputs,
  models,
  styles,
  events,
  clock,
  ids,
}: GridsDependencies) {
  const plan = createPlanner({ models, styles, images, inputs, nextSeed: ids.seed })
  const coversOf = createCovers({ cells, images })

  /** Those parts of grids that their cells tell, by the id of the grid. */
  async function tell(rows: readonly GridRow[]) {
    const tallies = await cells.tallies(rows.map(row => row.id))
    const first = new Map(
      tallies.flatMap(({ gridId, status, first: cell }) =>
        gridId !== null && status === 'succeeded' && cell !== null ? [[gridId, cell] as const] : [],
      ),
    )
    const covers = await coversOf(rows, first)
    return (id: string) => ({ tallies: tallies.filter(({ gridId }) => gridId === id), cover: covers.get(id) })
  }

  /** A grid is its owner's alone, so who may see it may change it, too. */
  const find = async (asker: Asker, id: string): Promise<GridRow> =>
    seenBy(asker, await repository.find(id), gridNotFound)

  /** A grid and its cells with their images, as the rows have them. */
  async function open(asker: Asker, id: string) {
    const row = await find(asker, id)
    const generations = await cells.of(id)
    const made = new Map(
      (await images.ofGenerations(generations.map(cell => cell.id))).map(image => [image.generationId, image]),
    )
    return { row, cells: generations.map(generation => ({ generation, image: made.get(generation.id) })) }
  }

  async function get(asker: Asker, id: string): Promise<Grid> {
    const { row, cells: opened } = await open(asker, id)
    // Counted from the same rows that are shown: asked for once more they would tell of another moment.
    const tallies = [...Map.groupBy(opened, ({ generation }) => generation.status)].map(([status, group]) => ({
      status,
      cells: group.length,
    }))
    const shown = opened.filter(({ image }) => image && !image.trashed)
    const cover = (shown.find(({ generation }) => generation.cell === row.winner) ?? shown[0])?.image
    return presentGrid(row, {
      tallies,
      cover,
      styleNames: styleNamesOf(
        row,
        opened.map(({ generation }) => generation),
      ),
      items: opened.map(({ generation, image }) => presentCell(generation, image)),
    })
  }

  /** Does something to a grid that is there, and tells of it. */
  const change = <T>(asker: Asker, id: string, work: (tx: Orm, row: GridRow) => Work<T>) =>
    db.atomic(function* (tx) {
      const row = changedBy(asker, yield* repository.read(tx, id), gridNotFound)
      const result = yield* work(tx, row)
      yield* events.append(tx, { type: 'grid.updated', id, audience: row.ownerId })
      return result
    })

  function* requireWinner(tx: Orm, gridId: string, cell: number): Work<void> {
    const generation = yield* cells.find(tx, gridId, cell)
    const [image] = generation ? yield* images.readOfGeneration(tx, generation.id) : []
    if (!image || image.trashed) throw winnerWithoutImage(cell)
  }

  return {
    get,
    open,

    async create(owner: Actor, request: NewGrid, key?: string): Promise<Grid> {
      const call = { actor: owner, operation: 'createGrid', key, input: { grid: request } }
      const done = await idempotency.once(call, async () => {
        const planned = await plan(owner, request)
        const id = ids.next()
        return function* (tx) {
          yield* repository.add(tx, {
            id,
            ownerId: owner.id,
            title: request.title?.trim() || null,
            base: planned.base,
            axes: request.axes,
            cells: planned.cells.length,
            createdAt: clock.now(),
          })
          const begun = yield* inputs.hold(tx, planned.pictures)
          const rows = planned.cells.map(cell => ({
            ...cell,
            ...(begun && { inputs: begun }),
            id: ids.next(),
            ownerId: owner.id,
            keyId: keyOf(owner),
          }))
          const made = yield* cells.create(tx, id, rows)
          yield* inputs.use(
            tx,
            begun,
            made.map(row => ({ generationId: row.id })),
          )
          yield* events.append(tx, { type: 'grid.updated', id, audience: owner.id })
          return { result: { id }, made }
        }
      })
      if (done.isNew) await cells.announce(done.made)
      return get(owner, done.result.id)
    },

    async page(
      owner: Asker,
      { cursor, limit = 50 }: { cursor?: string; limit?: number },
    ): Promise<{ items: GridSummary[]; nextCursor: string | null }> {
      const rows = await repository.page(owner.id, limit + 1, cursor === undefined ? undefined : decodeIdCursor(cursor))
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      const partsOf = await tell(shown)
      return {
        items: shown.map(row => presentGridSummary(row, partsOf(row.id))),
        nextCursor: rows.length > limit && last ? encodeCursor(last.id) : null,
      }
    },

    async update(
      asker: Asker,
      id: string,
      { title, winner }: { title?: string | null; winner?: number | null },
    ): Promise<Grid> {
      await change(asker, id, function* (tx): Work<void> {
        if (typeof winner === 'number') yield* requireWinner(tx, id, winner)
        yield* repository.set(tx, id, {
          ...(title !== undefined && { title: title?.trim() || null }),
          ...(winner !== undefined && { winner }),
        })
      })
      return get(asker, id)
    },

    async cancel(asker: Asker, id: string): Promise<Grid> {
      cells.recall(await change(asker, id, tx => cells.cancel(tx, id)))
      return get(asker, id)
    },

    async retry(asker: Asker, id: string): Promise<Grid> {
      await cells.announce(await change(asker, id, tx => cells.retry(tx, id)))
      return get(asker, id)
    },

    /** Generations of it that have images stay with those, and belong to no grid any more. */
    async remove(asker: Asker, id: string, which: 'keep' | 'trash'): Promise<void> {
      // Not told of as a change: whoever read it again for that would find it gone.
      const { ownerId, cancelled } = await db.atomic(function* (tx) {
        const row = changedBy(asker, yield* repository.read(tx, id), gridNotFound)
        return { ownerId: row.ownerId, cancelled: yield* cells.cancel(tx, id) }
      })
      cells.recall(cancelled)
      if (which === 'trash') {
        const generations = await cells.succeeded([id])
        const made = await images.ofGenerations(generations.map(cell => cell.id))
        if (made.length > 0)
          await images.changeMany(asker, {
            ids: made.map(image => image.id),
            action: 'delete',
          })
      }
      await db.atomic(function* (tx): Work<void> {
        const asked = yield* cells.readIds(tx, id)
        yield* repository.remove(tx, id)
        yield* cells.forget(tx, asked)
        yield* idempotency.forget(tx, id)
        yield* events.append(tx, { type: 'grid.removed', id, audience: ownerId })
      })
    },
  }
}
export type GridsService = ReturnType<typeof createGridsService>
