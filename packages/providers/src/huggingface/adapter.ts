import { textAt } from '../net/json.ts'

/** Weights that change what another model makes: whoever serves one runs that model, and has to be given the weights. */
export type Adapter =
  | {
      readonly kind: 'lora'
      /** Where the weights lie inside the repository; undefined where the Hub does not say. */
      readonly weights: string | undefined
    }
  /** Of a sort that no route can hand over. */
  | { readonly kind: 'unknown' }

/** A path inside a repository: it goes into a URL that somebody else fetches, which half a character cannot. */
const isPath = (path: string) =>
  path.length <= 500 && path.isWellFormed() && !/^\/|[\\\p{Cc}]|:\/\//u.test(path) && !/(^|\/)\.{0,2}(\/|$)/.test(path)

/**
 * What the entry of a mapping says of an adapter. An entry by tags stands for every model that has them, so that its
 * `providerId` names none of these: without an adapter it would be another model that is run.
 */
export const toAdapter = (entry: unknown): Adapter | undefined => {
  const kind = textAt(entry, 'adapter') ?? textAt(entry, 'adapterType')
  if (kind === undefined) return textAt(entry, 'type') === 'tag-filter' ? { kind: 'unknown' } : undefined
  if (kind !== 'lora') return { kind: 'unknown' }
  const weights = textAt(entry, 'adapterWeightsPath')
  return { kind, weights: weights !== undefined && isPath(weights) ? weights : undefined }
}

/** Not the address in the settings: an inference provider fetches from here, and sees no proxy of ours. */
const PUBLIC_HUB = 'https://huggingface.co'

export const pageOf = (hubId: string) => `${PUBLIC_HUB}/${hubId}`

export const weightsUrl = (hubId: string, weights: string) =>
  `${pageOf(hubId)}/resolve/main/${weights.split('/').map(encodeURIComponent).join('/')}`
