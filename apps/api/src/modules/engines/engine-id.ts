/** Addresses below those of the engines. */
const RESERVED = ['kinds', 'order', 'check', 'discover']
const LONGEST = 40

const slugOf = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')

/** Whether an id is free for another engine. */
export const isFree = (id: string, taken: readonly string[]): boolean => !taken.includes(id) && !RESERVED.includes(id)

/** An id that is read well in the id of a model, made of what the engine is called. */
export function engineIdFor(name: string, kind: string, taken: readonly string[]): string {
  const base = slugOf(name) || slugOf(kind) || 'engine'
  if (isFree(base, taken)) return base
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`
    const id = base.slice(0, LONGEST - ending.length).replace(/-+$/, '') + ending
    if (isFree(id, taken)) return id
  }
}
