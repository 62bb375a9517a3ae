import { createWildcard, listWildcards, previewPrompts, removeWildcard, updateWildcard } from '@atelier/contracts'
import type { App } from '../../http/app-type.ts'
import type { PromptsService } from './prompts.service.ts'
import type { WildcardsService } from './wildcards.service.ts'

/** Bytes: as much as all wildcards may hold, in any script. */
const WILDCARD_LIMIT = 16 * 1024 * 1024

export const promptsRoutes =
  ({ prompts, wildcards }: { prompts: PromptsService; wildcards: WildcardsService }) =>
  async (app: App) => {
    app.route({ ...previewPrompts, handler: ({ body }) => prompts.preview(body) })
    app.route({ ...listWildcards, handler: async () => ({ items: await wildcards.list() }) })
    app.route({
      ...createWildcard,
      bodyLimit: WILDCARD_LIMIT,
      handler: async ({ body }, reply) => reply.code(201).send(await wildcards.create(body)),
    })
    app.route({
      ...updateWildcard,
      bodyLimit: WILDCARD_LIMIT,
      handler: ({ params, body }) => wildcards.update(params.id, body),
    })
    app.route({
      ...removeWildcard,
      async handler({ params }, reply) {
        await wildcards.remove(params.id)
        return reply.code(204).send(null)
      },
    })
  }
