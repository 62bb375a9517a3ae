import {
  addToCollection,
  createCollection,
  getCollection,
  listCollections,
  listImageCollections,
  removeCollection,
  removeFromCollection,
  updateCollection,
} from '@atelier/contracts'
import type { App } from '../../http/app-type.ts'
import type { CollectionsService } from './collections.service.ts'

export const collectionsRoutes =
  ({ collections }: { collections: CollectionsService }) =>
  async (app: App) => {
    app.route({ ...listCollections, handler: () => collections.list() })
    app.route({ ...getCollection, handler: ({ params }) => collections.get(params.id) })
    app.route({ ...listImageCollections, handler: ({ params }) => collections.ofImage(params.id) })
    app.route({
      ...createCollection,
      async handler({ body }, reply) {
        const collection = await collections.create(body)
        return reply.code(201).header('location', `/api/v1/collections/${collection.id}`).send(collection)
      },
    })
    app.route({ ...updateCollection, handler: ({ params, body }) => collections.update(params.id, body) })
    app.route({
      ...removeCollection,
      async handler({ params }, reply) {
        await collections.remove(params.id)
        return reply.code(204).send(null)
      },
    })
    app.route({ ...addToCollection, handler: ({ params, body }) => collections.addImages(params.id, body.ids) })
    app.route({ ...removeFromCollection, handler: ({ params, body }) => collections.removeImages(params.id, body.ids) })
  }
