import { listCollections, OneOf, OrNull, Strict, type Collection } from '@atelier/contracts'
import { Type } from 'typebox'
import { narrow, narrowed, Total } from '../listed.ts'
import { defineTool, READS } from '../tool.ts'

const ListedCollection = Type.Object({
  id: Type.String({ description: 'For add_to_collection, and as collection for search_gallery.' }),
  name: Type.String(),
  description: OrNull(Type.String()),
  count: Type.Integer({ description: 'Images in it.' }),
  isSmart: Type.Boolean({ description: 'A saved search: nothing can be added.' }),
  may: OneOf(['look', 'add', 'change'], { description: 'What you may do with it.' }),
})

export const listCollectionsTool = defineTool({
  name: 'list_collections',
  title: 'List the collections',
  description: 'Named sets of images: your own, and those that others let you look at.',
  needs: 'images:read',
  annotations: READS,
  input: Strict(narrowed()),
  output: Type.Object({ collections: Type.Array(ListedCollection), total: Total }),
  async run({ ask }, { query }) {
    const { found, total } = narrow((await ask(listCollections, {})).items, query)
    return { data: { collections: found.map(present), total } }
  },
})

const present = ({ id, name, description, count, filter, may }: Collection) => ({
  id,
  name,
  description,
  count,
  isSmart: filter !== null,
  may,
})
