import {
  cancelGeneration,
  clearGenerations,
  createGeneration,
  createGenerations,
  getGeneration,
  getGenerationDurations,
  listGenerations,
  retryGeneration,
} from '@atelier/contracts'
import type { App } from '../../http/app-type.ts'
import { disconnected } from '../../http/disconnected.ts'
import { parsePreferredWait } from '../../http/prefer.ts'
import type { GenerationBatches } from './generations.batch.ts'
import type { GenerationsService } from './generations.service.ts'

export const generationsRoutes =
  ({
    generations,
    batches,
    stopping,
  }: {
    generations: GenerationsService
    batches: GenerationBatches
    stopping: AbortSignal
  }) =>
  async (app: App) => {
    app.route({
      ...createGeneration,
      async handler({ body, headers }, reply) {
        const created = await generations.create(body, headers['idempotency-key'])
        reply.header('location', `/api/v1/generations/${created.id}`)
        const waitMs = parsePreferredWait(headers.prefer)
        if (waitMs === undefined) return reply.code(202).send(created)
        const generation = await generations.waitUntilFinished(
          created.id,
          waitMs,
          AbortSignal.any([stopping, disconnected(reply)]),
        )
        reply.header('preference-applied', `wait=${waitMs / 1000}`)
        return reply.code(generation.finishedAt === null ? 202 : 201).send(generation)
      },
    })
    app.route({
      ...createGenerations,
      handler: async ({ body, headers }, reply) =>
        reply.code(202).send(await batches.create(body, headers['idempotency-key'])),
    })
    app.route({ ...listGenerations, handler: ({ query }) => generations.page(query) })
    app.route({ ...getGenerationDurations, handler: () => generations.durations() })
    app.route({ ...clearGenerations, handler: () => generations.clear() })
    app.route({ ...getGeneration, handler: ({ params }) => generations.get(params.id) })
    app.route({ ...cancelGeneration, handler: ({ params }) => generations.cancel(params.id) })
    app.route({
      ...retryGeneration,
      handler: async ({ params }, reply) => reply.code(202).send(await generations.retry(params.id)),
    })
  }
