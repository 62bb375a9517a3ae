import {
  addToCollection,
  createCollection,
  getCollection,
  listCollections,
  removeCollection,
  removeFromCollection,
  updateCollection,
  type Input,
} from '@atelier/contracts'
import type { Suite } from '../../../testing/suite.ts'

export const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'

/** The calls of a collection, each giving what its test looks at. */
export const callsOf = (my: Suite) => ({
  create: async (body: Input<typeof createCollection>['body']) =>
    (await my.studio.call(createCollection, { body })).body,
  read: async (id: string) => (await my.studio.call(getCollection, { params: { id } })).body,
  patch: async (id: string, body: Input<typeof updateCollection>['body']) =>
    (await my.studio.call(updateCollection, { params: { id }, body })).body,
  add: async (id: string, ids: string[]) =>
    (await my.studio.call(addToCollection, { params: { id }, body: { ids } })).body,
  takeOut: async (id: string, ids: string[]) =>
    (await my.studio.call(removeFromCollection, { params: { id }, body: { ids } })).body,
  list: async () => (await my.studio.call(listCollections, {})).body.items,
  remove: async (id: string) => (await my.studio.call(removeCollection, { params: { id } })).status,
})
