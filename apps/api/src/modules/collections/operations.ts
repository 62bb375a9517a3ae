import {
  addToCollection,
  createCollection,
  getCollection,
  getCollectionPeople,
  listCollections,
  listImageCollections,
  removeCollection,
  removeFromCollection,
  setCollectionPeople,
  updateCollection,
} from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { CollectionPeople } from './collections.people.ts'
import type { CollectionsService } from './collections.service.ts'

export const collectionsOperations = (collections: CollectionsService, people: CollectionPeople) => ({
  listCollections: operation(listCollections, { needs: 'images:read', run: ({ actor }) => collections.list(actor) }),
  getCollection: operation(getCollection, {
    needs: 'images:read',
    run: ({ actor }, { id }) => collections.get(actor, id),
  }),
  getCollectionPeople: operation(getCollectionPeople, {
    needs: 'images:read',
    run: ({ actor }, { id }) => people.read(actor, id),
  }),
  setCollectionPeople: operation(setCollectionPeople, {
    needs: 'library:write',
    run: ({ actor }, { id, people: wanted }) => people.set(actor, id, wanted),
  }),
  listImageCollections: operation(listImageCollections, {
    needs: 'images:read',
    run: ({ actor }, { id }) => collections.ofImage(actor, id),
  }),
  createCollection: operation(createCollection, {
    needs: 'library:write',
    run: ({ actor }, collection) => collections.create(actor, collection),
    http: { location: ({ id }) => `/api/v1/collections/${id}` },
  }),
  updateCollection: operation(updateCollection, {
    needs: 'library:write',
    run: ({ actor }, { id, ...changes }) => collections.update(actor, id, changes),
  }),
  removeCollection: operation(removeCollection, {
    needs: 'library:write',
    freesRoom: true,
    run: ({ actor }, { id }) => collections.remove(actor, id),
  }),
  addToCollection: operation(addToCollection, {
    needs: 'library:write',
    run: ({ actor }, { id, ids }) => collections.addImages(actor, id, ids),
  }),
  removeFromCollection: operation(removeFromCollection, {
    needs: 'library:write',
    run: ({ actor }, { id, ids }) => collections.removeImages(actor, id, ids),
  }),
})
