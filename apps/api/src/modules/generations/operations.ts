import {
  cancelGeneration,
  clearGenerations,
  createGeneration,
  createGenerations,
  getGeneration,
  getGenerationDurations,
  listGenerations,
  removeGeneration,
  retryGeneration,
} from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { GenerationBatches } from './generations.batch.ts'
import type { GenerationsService } from './generations.service.ts'

interface Services {
  readonly generations: GenerationsService
  readonly batches: GenerationBatches
}

export const generationsOperations = ({ generations, batches }: Services) => ({
  createGeneration: operation(createGeneration, {
    needs: 'generations:write',
    async run({ actor, signal }, { idempotencyKey, waitMs, ...request }) {
      const created = await generations.create(actor, request, idempotencyKey)
      return waitMs === undefined ? created : generations.waitUntilFinished(created.id, waitMs, signal)
    },
    http: {
      location: ({ id }) => `/api/v1/generations/${id}`,
      status: ({ finishedAt }, { waitMs }) => (waitMs !== undefined && finishedAt !== null ? 201 : 202),
    },
  }),
  createGenerations: operation(createGenerations, {
    needs: 'generations:write',
    run: ({ actor }, { idempotencyKey, ...request }) => batches.create(actor, request, idempotencyKey),
  }),
  listGenerations: operation(listGenerations, {
    needs: 'images:read',
    run: (_ctx, query) => generations.page(query),
  }),
  getGenerationDurations: operation(getGenerationDurations, {
    needs: 'images:read',
    run: () => generations.durations(),
  }),
  clearGenerations: operation(clearGenerations, {
    needs: 'generations:write',
    run: ({ actor }) => generations.clear(actor),
  }),
  getGeneration: operation(getGeneration, { needs: 'images:read', run: (_ctx, { id }) => generations.get(id) }),
  cancelGeneration: operation(cancelGeneration, {
    needs: 'generations:write',
    run: (_ctx, { id }) => generations.cancel(id),
  }),
  removeGeneration: operation(removeGeneration, {
    needs: 'generations:write',
    freesRoom: true,
    run: (_ctx, { id }) => generations.remove(id),
  }),
  retryGeneration: operation(retryGeneration, {
    needs: 'generations:write',
    run: (_ctx, { id }) => generations.retry(id),
  }),
})
