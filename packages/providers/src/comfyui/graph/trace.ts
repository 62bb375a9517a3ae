import { hasSize, isEmptyLatent, isEncoder, isPictureLoader, isSampler, isScaling, isZero } from './classes.ts'
import { linkAmong, NAMES, valueAmong } from './classes.ts'
import {
  inputOf,
  linkOf,
  linksOf,
  nodeAt,
  valueAt,
  type Graph,
  type GraphNode,
  type Link,
  type Place,
} from './graph.ts'

/** Nodes that a trace follows at most; a workflow can go in circles. */
const MAX_STEPS = 200

type Next = Link | undefined

/** Follows links until `look` has found something or there is nothing more to follow. */
const follow = <T>(
  graph: Graph,
  start: Next,
  look: (node: GraphNode, link: Link) => { readonly found: T } | { readonly next: Next },
): T | undefined => {
  let link = start
  for (let steps = 0; link && steps < MAX_STEPS; steps += 1) {
    const node = nodeAt(graph, link.id)
    if (!node) return undefined
    const seen = look(node, link)
    if ('found' in seen) return seen.found
    link = seen.next
  }
  return undefined
}

const onlyLink = (node: GraphNode): Next => {
  const links = linksOf(node)
  return links.length === 1 ? links[0] : undefined
}

/** Where the value of an input really stands: there, or in a node that holds it (a primitive, a seed). */
export const holderOf = (graph: Graph, place: Place): Place | undefined => {
  const value = valueAt(graph, place)
  if (typeof value === 'string' || typeof value === 'number') return place
  return follow(graph, linkOf(value), (node, { id }) => {
    const name = valueAmong(node, [place.name, ...NAMES.held])
    return name === undefined ? { next: onlyLink(node) } : { found: { id, name } }
  })
}

const holderAmong = (graph: Graph, id: string, names: readonly string[]): Place | undefined => {
  const node = nodeAt(graph, id)
  return names
    .map(name => (inputOf(node, name) === undefined ? undefined : holderOf(graph, { id, name })))
    .find(Boolean)
}

/** An input of a sampler, or of the nodes that feed it: `SamplerCustomAdvanced` has its seed in another node. */
export const settingOf = (
  graph: Graph,
  sampler: string,
  names: readonly string[],
  through: readonly string[],
): Place | undefined => {
  const own = holderAmong(graph, sampler, names)
  if (own) return own
  const node = nodeAt(graph, sampler)
  return through
    .map(name => {
      const link = node && linkOf(inputOf(node, name))
      return follow(graph, link, (inner, { id }) => {
        const found = holderAmong(graph, id, names)
        return found ? { found } : { next: linkAmong(inner, through) ?? onlyLink(inner) }
      })
    })
    .find(Boolean)
}

export type Role = 'positive' | 'negative'

const CONDITIONING: Readonly<Record<Role, readonly string[]>> = {
  positive: ['positive', 'conditioning', 'cond1', 'conditioning_1', 'conditioning_to', 'conditioning1'],
  negative: ['negative', 'neg_conditioning', 'conditioning', 'conditioning_1', 'conditioning_to', 'conditioning1'],
}

/** Nodes with both give the positive one at 0 and the negative one at 1. */
const roleAt = (node: GraphNode, { slot }: Link, role: Role): Role => {
  const hasBoth = linkOf(inputOf(node, 'positive')) && linkOf(inputOf(node, 'negative'))
  if (!hasBoth || slot > 1) return role
  return slot === 1 ? 'negative' : 'positive'
}

const textIn = (graph: Graph, node: GraphNode, id: string, role: Role): Place | undefined => {
  const names = role === 'negative' ? [...NAMES.negativeText, ...NAMES.text] : NAMES.text
  const own = names.find(name => typeof inputOf(node, name) === 'string')
  if (own !== undefined) return { id, name: own }
  if (!isEncoder(node)) return undefined
  const held = holderAmong(
    graph,
    id,
    names.filter(name => name !== 'positive' && name !== 'negative'),
  )
  return held && typeof valueAt(graph, held) === 'string' ? held : undefined
}

export interface FoundText {
  /** Undefined where the text is made by nodes that hold none. */
  readonly place: Place | undefined
  readonly encoder: string
  /** Ids of the nodes between encoder and sampler. */
  readonly path: readonly string[]
}

/** The text that tells a sampler what to make, or what to avoid. */
export const findText = (graph: Graph, sampler: string, role: Role): FoundText | undefined => {
  const node = nodeAt(graph, sampler)
  const guider = node && linkOf(inputOf(node, 'guider'))
  const head = guider ? nodeAt(graph, guider.id) : node
  const names = role === 'negative' ? ['negative', 'neg_conditioning'] : CONDITIONING.positive
  const path: string[] = []
  let current = role
  return follow(graph, head && linkAmong(head, names), (inner, link) => {
    if (isZero(inner) && current === 'negative') return { next: undefined }
    current = roleAt(inner, link, current)
    const place = textIn(graph, inner, link.id, current)
    if (place || isEncoder(inner)) return { found: { place, encoder: link.id, path } }
    path.push(link.id)
    return { next: linkAmong(inner, CONDITIONING[current]) ?? onlyLink(inner) }
  })
}

export interface FoundMask {
  readonly loader: string
  /** It passes a node that turns black and white round. */
  readonly isInverted: boolean
}

const findMask = (graph: Graph, start: Next): FoundMask | undefined => {
  let isInverted = false
  return follow<FoundMask>(graph, start, (node, { id }) => {
    if (isPictureLoader(node)) return { found: { loader: id, isInverted } }
    if (/invert/i.test(node.class_type)) isInverted = !isInverted
    return { next: linkAmong(node, [...NAMES.mask, ...NAMES.picture]) ?? onlyLink(node) }
  })
}

export interface FoundStart {
  /** The node that has the size of an empty latent, or scales the picture. */
  readonly size: string | undefined
  /** The node that loads the picture that it begins with. */
  readonly loader: string | undefined
  readonly mask: FoundMask | undefined
  readonly batch: Place | undefined
}

/** What a sampler begins with: an empty latent, or a picture, perhaps with a mask. */
export const findStart = (graph: Graph, sampler: string): FoundStart => {
  let size: string | undefined
  let mask: FoundMask | undefined
  let batch: Place | undefined
  const head = nodeAt(graph, sampler)
  const loader = follow<string | undefined>(graph, head && linkAmong(head, NAMES.latent), (node, { id }) => {
    const masked = linkAmong(node, NAMES.mask)
    if (masked) mask ??= findMask(graph, masked)
    if (isPictureLoader(node)) return { found: id }
    if (typeof inputOf(node, 'batch_size') === 'number') batch ??= { id, name: 'batch_size' }
    if (hasSize(node) && (isEmptyLatent(node) || isScaling(node))) size ??= id
    if (isEmptyLatent(node)) return { found: undefined }
    const names = isSampler(node) ? NAMES.latent : [...NAMES.picture, ...NAMES.latent]
    return { next: linkAmong(node, names) ?? onlyLink(node) }
  })
  return { size, loader, mask, batch }
}

/** The file of the model that a sampler works with. */
export const findModel = (graph: Graph, sampler: string): Place | undefined => {
  const node = nodeAt(graph, sampler)
  return follow<Place>(graph, node && linkAmong(node, ['model', 'guider', 'basic_pipe']), (inner, { id }) => {
    const name = NAMES.model.find(candidate => typeof inputOf(inner, candidate) === 'string')
    if (name !== undefined) return { found: { id, name } }
    return { next: linkAmong(inner, ['model', 'unet', 'model1']) ?? onlyLink(inner) }
  })
}
