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
import { operation } from '../../platform/operations/operation.ts'
import type { CollectionsService } from './collections.service.ts'

export const collectionsOperations = (collections: CollectionsService) => ({
  listCollections: operation(listCollections, { needs: 'images:read', run: ({ actor }) => collections.list(actor) }),
  getCollection: operation(getCollection, { needs: 'images:read', run: (_ctx, { id }) => collections.get(id) }),
  listImageCollections: operation(listImageCollections, {
    needs: 'images:read',
    run: (_ctx, { id }) => collections.ofImage(id),
  }),
  createCollection: operation(createCollection, {
    needs: 'library:write',
    run: ({ actor }, collection) => collections.create(actor, collection),
    http: { location: ({ id }) => `/api/v1/collections/${id}` },
  }),
  updateCollection: operation(updateCollection, {
    needs: 'library:write',
    run: (_ctx, { id, ...changes }) => collections.update(id, changes),
  }),
  removeCollection: operation(removeCollection, {
    needs: 'library:write',
    freesRoom: true,
    run: (_ctx, { id }) => collections.remove(id),
  }),
  addToCollection: operation(addToCollection, {
    needs: 'library:write',
    run: (_ctx, { id, ids }) => collections.addImages(id, ids),
  }),
  removeFromCollection: operation(removeFromCollection, {
    needs: 'library:write',
    run: (_ctx, { id, ids }) => collections.removeImages(id, ids),
  }),
})
