import {
  cancelGeneration,
  clearGenerations,
  createGeneration,
  createGenerationList,
  createGenerations,
  getGeneration,
  getGenerationDurations,
  listGenerationPlaces,
  listGenerations,
  listModelSamples,
  readPromptFile,
  removeGeneration,
  retryGeneration,
} from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { GenerationBatches } from './generations.batch.ts'
import type { GenerationLists } from './list/generations.list.ts'
import type { GenerationsService } from './generations.service.ts'
import type { Places } from './lifecycle/places.ts'

/** Bytes: as many prompts as a call makes, each as long as one may be, in any script. */
const LIST_LIMIT_BYTES = 32 * 1024 * 1024

interface Services {
  readonly generations: GenerationsService
  readonly batches: GenerationBatches
  readonly lists: GenerationLists
  readonly places: Places
}

export const generationsOperations = ({ generations, batches, lists, places }: Services) => ({
  createGeneration: operation(createGeneration, {
    needs: 'generations:write',
    async run({ actor, signal }, { idempotencyKey, waitMs, ...request }) {
      const created = await generations.create(actor, request, idempotencyKey)
      return waitMs === undefined
        ? created
        : generations.waitUntilFinished(actor, { id: created.id, timeoutMs: waitMs, signal })
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
  readPromptFile: operation(readPromptFile, {
    needs: 'images:read',
    run: ({ actor }, file) => lists.read(actor, file),
    http: { bodyLimitBytes: LIST_LIMIT_BYTES },
  }),
  createGenerationList: operation(createGenerationList, {
    needs: 'generations:write',
    run: ({ actor }, { items, idempotencyKey }) => lists.create(actor, items, idempotencyKey),
    http: { bodyLimitBytes: LIST_LIMIT_BYTES },
  }),
  listGenerations: operation(listGenerations, {
    needs: 'images:read',
    run: ({ actor }, query) => generations.page(actor, query),
  }),
  getGenerationDurations: operation(getGenerationDurations, {
    needs: 'images:read',
    run: () => generations.durations(),
  }),
  listGenerationPlaces: operation(listGenerationPlaces, {
    needs: 'images:read',
    run: ({ actor }) => places.list(actor.id),
  }),
  listModelSamples: operation(listModelSamples, {
    needs: 'images:read',
    run: ({ actor }) => generations.samples(actor),
  }),
  clearGenerations: operation(clearGenerations, {
    needs: 'generations:write',
    run: ({ actor }) => generations.clear(actor),
  }),
  getGeneration: operation(getGeneration, {
    needs: 'images:read',
    run: ({ actor }, { id }) => generations.get(actor, id),
  }),
  cancelGeneration: operation(cancelGeneration, {
    needs: 'generations:write',
    run: ({ actor }, { id }) => generations.cancel(actor, id),
  }),
  removeGeneration: operation(removeGeneration, {
    needs: 'generations:write',
    freesRoom: true,
    run: ({ actor }, { id }) => generations.remove(actor, id),
  }),
  retryGeneration: operation(retryGeneration, {
    needs: 'generations:write',
    run: ({ actor }, { id }) => generations.retry(actor, id),
  }),
})
