import { plain } from '../../stores/image-query.ts'

/** Those whose name or description holds all the words, whatever their case and accents. */
export function found<T extends { readonly name: string; readonly description: string | null }>(
  items: readonly T[],
  text: string,
): T[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return items.filter(({ name, description }) =>
    words.every(word => plain(`${name} ${description ?? ''}`).includes(word)),
  )
}

export const isSameName = (a: string, b: string) => plain(a.trim()) === plain(b.trim())
