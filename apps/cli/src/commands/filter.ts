import type { InputOf } from '@atelier/client'
import { numberIn, said, type Options, type Values } from '../options.ts'

/** Which pictures: what the gallery can be asked for. */
export const FILTER = {
  search: { short: 's', value: 'WORDS', help: 'What prompts, titles and tags say, as the search of the gallery.' },
  model: { value: 'ID', help: 'Made by this model only.' },
  tag: { value: 'TAG', help: 'With this tag only.' },
  collection: { value: 'ID', help: 'In this collection only.' },
  favorite: { help: 'Favourites only.' },
  rating: { value: 'STARS', help: 'With at least so many stars.' },
  from: { value: 'TIME', help: 'Made at this time or later (ISO 8601).' },
  to: { value: 'TIME', help: 'Made before this time.' },
  trashed: { help: 'What is in the trash.' },
  scope: { value: 'WHOSE', help: 'Whose pictures.', oneOf: ['mine', 'studio', 'all'] },
} as const satisfies Options

type Asked = Omit<InputOf<'listImages'>, 'cursor' | 'until'>

export const filterOf = (values: Values<typeof FILTER>): Asked =>
  said({
    q: values.search,
    model: values.model,
    tag: values.tag,
    collection: values.collection,
    favorite: values.favorite,
    rating: numberIn('rating', values.rating),
    from: values.from,
    to: values.to,
    trashed: values.trashed,
    // Held against the list by the parser.
    scope: values.scope as Asked['scope'],
  }) as Asked
