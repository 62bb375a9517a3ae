import type { Graph, Node, Wire } from './graph.ts'
import { isNamedFor, findField, sideOf, soleInput, switched, type Side } from './passing.ts'
import { hasBothSides, joinTexts, resolveText, sidedInputs } from './strings.ts'

/** What a conditioning says. */
export interface Words {
  /** Null where it says nothing for certain, undefined where it is not certain what it says. */
  readonly text: string | null | undefined
  /** The guidance of a distilled model, which travels with its words. */
  readonly guidance?: unknown
  /** It came together out of several conditionings: no text that stands beside them is taken for what it says. */
  readonly isMixed?: boolean
}

const UNKNOWN: Words = { text: undefined }
const MIXED: Words = { text: undefined, isMixed: true }

/**
 * The texts of an encoder: the first group that says something counts. Models of several encoders are given the whole in
 * the T5's text, and a summary in the others.
 */
const TEXTS: readonly (readonly string[])[] = [
  ['populated_text'],
  ['text'],
  ['prompt'],
  ['user_prompt'],
  ['t5xxl'],
  ['text_g', 'text_l'],
  ['mt5xl'],
  ['llama'],
  ['clip_g'],
  ['clip_l'],
  ['bert'],
  ['string'],
  ['wildcard_text'],
]

const isCombiner = (kind: string) => /combin|concat|average|merge|mix|blend|sum|multi/i.test(kind)
const isZero = (kind: string) => /zero ?_?out/i.test(kind)
const isConditioningName = (name: string) =>
  /cond(?!ition$)|^positive|^negative|_positive|_negative|^pos$|^neg$|text_embeds|prompt_embeds/i.test(name)
const makesConditioning = ({ kind }: Node) =>
  /text ?encode|conditioning|fluxguidance|controlnetapply|referencelatent/i.test(kind)
const isLoader = ({ inputs }: Node) =>
  ['ckpt_name', 'unet_name', 'base_ckpt_name', 'model_name', 'empty_latent_width'].some(name => name in inputs)

type Named = Wire & { readonly name: string }

/** The wires of a node that bring conditioning, by their name or by where they come from. */
const conditioningWires = (graph: Graph, node: Node): readonly Named[] =>
  graph
    .wiresOf(node)
    .filter(
      wire =>
        !isLoader(node) &&
        (isConditioningName(wire.name) || makesConditioning(wire.node)) &&
        !/control_?net|latent|image/i.test(wire.name),
    )

const encoded = (graph: Graph, node: Node, side: Side, depth: number): Words | undefined => {
  const groups = TEXTS.map(names => names.filter(name => node.inputs[name] !== undefined)).filter(
    names => names.length > 0,
  )
  const isEncoder = /encode|prompt|condition/i.test(node.kind) || 'clip' in node.inputs
  if (groups.length === 0 || !isEncoder) return undefined
  const guidance = node.inputs['guidance']
  for (const names of groups) {
    const texts = names.flatMap(name => resolveText(graph, node.inputs[name], side, depth) ?? [])
    if (texts.length < names.length) return UNKNOWN
    const distinct = [...new Set(texts.filter(text => text !== ''))]
    if (distinct.length > 0) return { text: joinTexts(distinct, '\n'), guidance }
  }
  return { text: '', guidance }
}

/** All that is said together; what is not certain of a part is not certain of the whole. */
const together = (parts: readonly Words[]): Words => {
  const guidance = parts.map(part => part.guidance).find(value => value !== undefined)
  if (parts.some(({ text }) => text === undefined)) return { ...MIXED, guidance }
  const texts = [...new Set(parts.flatMap(({ text }) => (text ? [text] : [])))]
  const isNothing = parts.every(({ text }) => text === null)
  return { text: isNothing ? null : joinTexts(texts, '\n'), guidance }
}

/** At one end of its scale an average is one of the two. */
const combined = (graph: Graph, node: Node, wires: readonly Named[], side: Side, depth: number): Words => {
  const strength = node.inputs['conditioning_to_strength']
  const isOfOne = /average/i.test(node.kind) && (strength === 0 || strength === 1)
  const ordered = wires.toSorted((a, b) => Number(b.name.endsWith('_to')) - Number(a.name.endsWith('_to')))
  const counted = isOfOne ? ordered.slice(strength === 1 ? 0 : 1).slice(0, 1) : ordered
  return together(counted.map(wire => fromWire(graph, wire, side, depth)))
}

const both = (graph: Graph, node: Node, output: number, asked: Side, depth: number): Words => {
  const side = sideOf(graph, node, output, asked)
  const [, input] = sidedInputs(node, side)[0] ?? []
  return resolveWords(graph, input, side, depth)
}

const fromWire = (graph: Graph, { node, output }: Wire, side: Side, depth: number): Words => {
  if (!graph.visit(node, depth)) return UNKNOWN
  const next = depth + 1
  if (isZero(node.kind)) return { text: null }
  const chosen = switched(graph, node)
  if (chosen) return resolveWords(graph, chosen.input, side, next)
  const wires = conditioningWires(graph, node)
  if (hasBothSides(node)) return both(graph, node, output, side, next)
  const [only, ...others] = wires
  if (only && others.length > 0) {
    return isCombiner(node.kind) ? combined(graph, node, wires, side, next) : MIXED
  }
  if (only) {
    const words = fromWire(graph, only, side, next)
    return {
      ...words,
      guidance: /guidance/i.test(node.kind) ? (node.inputs['guidance'] ?? words.guidance) : words.guidance,
    }
  }
  const own = encoded(graph, node, side, next)
  if (own) return own
  const sided = isNamedFor(side, Object.keys(node.inputs).find(name => isNamedFor(side, name)) ?? '')
  if (sided) return { text: resolveText(graph, [node.id, output], side, next) }
  const sideHere = sideOf(graph, node, output, side)
  const piped = findField(graph, node, [sideHere], next)
  return resolveWords(graph, piped ?? soleInput(graph, node), sideHere, next)
}

/** What an input says, be it a wire that brings conditioning or text, or text itself. */
export const resolveWords = (graph: Graph, input: unknown, side: Side, depth = 0): Words => {
  if (typeof input === 'string') return { text: input }
  const source = graph.wire(input)
  if (!source) return UNKNOWN
  const words = fromWire(graph, source, side, depth)
  return words.text === undefined && !words.isMixed && !makesConditioning(source.node)
    ? { ...words, text: resolveText(graph, input, side, depth) }
    : words
}
