import { Type } from 'typebox'

/** Of a list that has no pages, a model reads no more. */
const MOST = 100

/** What a list without pages is asked for. */
export const narrowed = () => ({
  query: Type.Optional(Type.String({ maxLength: 100, description: 'Words in the name. All when left out.' })),
})

export const Total = Type.Integer({ description: `How many there are; the first ${MOST} of them are listed.` })

/** Those whose name has the words, and how many they are. */
export function narrow<T extends { readonly name: string }>(
  items: readonly T[],
  query = '',
): { found: T[]; total: number } {
  const words = query.toLowerCase().split(/\s+/)
  const found = items.filter(({ name }) => words.every(word => name.toLowerCase().includes(word)))
  return { found: found.slice(0, MOST), total: found.length }
}
