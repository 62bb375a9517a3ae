import { addToCollection, Id, ImageIds, Strict } from '@atelier/contracts'
import { Type } from 'typebox'
import { described } from '../described.ts'
import { CHANGES, defineTool } from '../tool.ts'

export const addToCollectionTool = defineTool({
  name: 'add_to_collection',
  title: 'Add images to a collection',
  description: 'Puts images into a collection. Those that are in it already stay.',
  needs: 'library:write',
  annotations: CHANGES,
  input: Strict({
    collectionId: described(Id, 'Of list_collections.'),
    imageIds: described(ImageIds, 'Of search_gallery, generate_image or edit_image.'),
  }),
  output: Type.Object({
    added: Type.Array(Type.String(), { description: 'Ids of the images that were not in it before.' }),
    missing: Type.Array(Type.String(), { description: 'Ids of which there is no image.' }),
    count: Type.Integer({ description: 'Images in the collection now.' }),
  }),
  async run({ ask }, { collectionId, imageIds }) {
    const { changed, missing, collection } = await ask(addToCollection, { id: collectionId, ids: imageIds })
    return { data: { added: changed, missing, count: collection.count } }
  },
})
