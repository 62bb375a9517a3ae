import { Type, type Static } from 'typebox'

/** Characters of a tag. */
export const TAG_LENGTH = 60
/** Tags of one picture. */
export const TAGS_AT_MOST = 50

// No quotes, which mark phrases in a search, and no commas, which part tags where they are typed or stored in a file.
export const ImageTag = Type.String({
  minLength: 1,
  maxLength: TAG_LENGTH,
  pattern: '^[^\\u0000-\\u001f",]*[^\\s\\u0000-\\u001f",][^\\u0000-\\u001f",]*$',
  description: 'Without quotes and commas. Capitals do not matter.',
  examples: ['fox'],
})
export type ImageTag = Static<typeof ImageTag>

/** How a tag is kept: in small letters, with single blanks. */
export const tagOf = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** As many as are kept of what was typed or read: each once, in the order of the alphabet. */
export const tagsOf = (texts: readonly string[]): string[] =>
  [...new Set(texts.map(tagOf))]
    .filter(tag => tag !== '' && tag.length <= TAG_LENGTH && !/[\p{Cc}",]/u.test(tag))
    .toSorted()
    .slice(0, TAGS_AT_MOST)

export const Tags = Type.Array(ImageTag, { maxItems: TAGS_AT_MOST, examples: [['fox', 'snow']] })

export const TagList = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        tag: Type.String({ examples: ['fox'] }),
        count: Type.Integer({ description: 'Pictures with it.' }),
      }),
      { description: 'Those of most pictures first.' },
    ),
  },
  { 'x-name': 'TagList' },
)
export type TagList = Static<typeof TagList>
