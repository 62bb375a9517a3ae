import { cancelGrid, createGrid, getGrid, listGrids, removeGrid, retryGrid, updateGrid } from '@atelier/contracts'
import type { App } from '../../shared/app-type.ts'
import type { GridsService } from './grids.service.ts'

export const gridsRoutes = ({ grids }: { grids: GridsService }) => async (app: App) => {
  app.route({
    ...createGrid,
    async handler({ body, headers }, reply) {
      const grid = await grids.create(body, headers['idempotency-key'])
      return reply.code(202).header('location', `/api/v1/grids/${grid.id}`).send(grid)
    },
  })
  app.route({ ...listGrids, handler: ({ query }) => grids.page(query) })
  app.route({ ...getGrid, handler: ({ params }) => grids.get(params.id) })
  app.route({ ...updateGrid, handler: ({ params, body }) => grids.update(params.id, body) })
  app.route({ ...cancelGrid, handler: ({ params }) => grids.cancel(params.id) })
  app.route({ ...retryGrid, handler: ({ params }) => grids.retry(params.id) })
  app.route({
    ...removeGrid,
    async handler({ params, query }, reply) {
      await grids.remove(params.id, query.images ?? 'keep')
      return reply.code(204).send(null)
    },
  })
}
