import type { Graph, Node } from './graph.ts'
import { findField, isNamedFor, sideOf, soleInput, switched, type Side } from './passing.ts'

/** Text out of a node; undefined where it is not certain. */
type Text = string | undefined

/** A longer text is not worked on: a graph may double it at each of its nodes. In characters. */
const MAX_MADE_LENGTH = 100_000

/** One text stays as it is, however long it is. */
export const joinTexts = (texts: readonly string[], delimiter: string): Text => {
  const length = texts.reduce((sum, text) => sum + text.length + delimiter.length, 0)
  return texts.length > 1 && length > MAX_MADE_LENGTH ? undefined : texts.join(delimiter)
}

const unlessLong = (text: Text): Text => (text !== undefined && text.length > MAX_MADE_LENGTH ? undefined : text)

const replaceIn = (text: string, find: string, replacement: string): Text => {
  if (text.length > MAX_MADE_LENGTH) return undefined
  return find === '' ? text : joinTexts(text.split(find), replacement)
}

/** What these nodes say stands nowhere in the graph. */
const isWriter =
  /llm|gpt|ollama|caption|vision|interrogat|generat|enhanc|rewrit|expand|upsampl|translat|tagger|florence|joy|gemini|claude|chat|regex|extract|load|file|random|split|clean|parse|style\b.*select/i

/** Inputs by which a node is known to write text of its own. */
const WRITERS_INPUTS =
  /^(?:model|image|images|temperature|max_tokens|api_key|seed|clip|vae|instruction.*|system_.*|llm.*)$/i

const isDrawn = (kind: string) => /wildcard|dynamic ?prompt|^DP[A-Z]/i.test(kind)
/** Syntax by which a text is another one each time. */
const isTemplate = (text: string) => text.length > MAX_MADE_LENGTH || /\{[^{}|]*\|[^{}]*\}|__[^\s_][^\n]*?__/.test(text)

/** Inputs that may hold the text that comes out. */
const TEXT_NAMES =
  /^(?:text|string|str|value|prompt|positive|negative|content|words|tags|multiline|input|any|anything|source|user_prompt|positive_prompt|negative_prompt|text_positive|text_negative|wildcard_text)(?:_?[a-z]|_?\d{1,3})?$/i

const isJoiner = (kind: string) => /concat|join|append|combine|merge/i.test(kind)
const DELIMITERS = ['delimiter', 'separator', 'delim', 'sep']
const NAMED_DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['comma', ','],
  ['space', ' '],
  ['newline', '\n'],
  ['none', ''],
])

const unescaped = (text: string) => text.replaceAll('\\n', '\n').replaceAll('\\t', '\t')

const delimiterOf = (graph: Graph, node: Node, depth: number): Text => {
  const name = DELIMITERS.find(each => node.inputs[each] !== undefined)
  if (name === undefined) return node.inputs['tidy_tags'] === 'yes' ? ', ' : ''
  const given = resolveText(graph, node.inputs[name], 'positive', depth)
  if (given === undefined || given.length > MAX_MADE_LENGTH) return undefined
  return NAMED_DELIMITERS.get(given.toLowerCase()) ?? unescaped(given)
}

/** `text_a`, `string2` and the like, in their order. */
const partsOf = (node: Node) =>
  Object.entries(node.inputs)
    .filter(([name, input]) => TEXT_NAMES.test(name) && (typeof input === 'string' || Array.isArray(input)))
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, input]) => input)

const joined = (graph: Graph, node: Node, side: Side, depth: number): Text => {
  const delimiter = delimiterOf(graph, node, depth)
  const inputs = partsOf(node)
  const parts = inputs.flatMap(input => resolveText(graph, input, side, depth) ?? [])
  if (delimiter === undefined || parts.length === 0 || parts.length < inputs.length) return undefined
  if (parts.some(part => part.length > MAX_MADE_LENGTH)) return undefined
  const isTidy = ['true', true, 'yes'].includes(node.inputs['clean_whitespace'] as string | boolean)
  const tidied = isTidy ? parts.map(part => part.trim()) : parts
  return joinTexts(
    tidied.filter(part => part !== ''),
    delimiter,
  )
}

const replaced = (graph: Graph, node: Node, side: Side, depth: number): Text => {
  const [text, find, replacement] = ['string', 'find', 'replace'].map(name =>
    resolveText(graph, node.inputs[name], side, depth),
  )
  if (text === undefined || find === undefined || replacement === undefined) return undefined
  return replaceIn(text, find, replacement)
}

/** What was drawn, where the node noted it; the text itself where there was nothing to draw. */
const drawn = (graph: Graph, node: Node, side: Side, depth: number): Text => {
  const noted = node.inputs['populated_text'] ?? node.inputs['processed_text']
  const result = noted === undefined ? undefined : resolveText(graph, noted, side, depth)
  if (result) return result
  const written = ['text', 'wildcard_text', 'prompt'].map(name => node.inputs[name]).find(input => input !== undefined)
  const text = written === undefined ? undefined : resolveText(graph, written, side, depth)
  return text === undefined || isTemplate(text) ? undefined : text
}

/** Nodes of several texts, by the order of their outputs. */
const OUTPUTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Text String', ['text', 'text_b', 'text_c', 'text_d']],
])

/** The inputs of a node that are named for one side, literal or wired. */
export const sidedInputs = (node: Node, side: Side) => {
  const entries = Object.entries(node.inputs).filter(
    ([, input]) => typeof input === 'string' || (Array.isArray(input) && input.length === 2),
  )
  const named = entries.filter(([name]) => isNamedFor(side, name))
  const hasOther = entries.some(([name]) => isNamedFor('negative', name))
  // `prompt` beside `negative_prompt` is the positive one.
  const plain =
    side === 'positive' && named.length === 0 && hasOther ? entries.filter(([name]) => name === 'prompt') : []
  return [...named, ...plain]
}
export const hasBothSides = (node: Node) =>
  sidedInputs(node, 'positive').length > 0 && sidedInputs(node, 'negative').length > 0

const ofSide = (graph: Graph, node: Node, side: Side, depth: number): Text => {
  const texts = sidedInputs(node, side).map(([, input]) => resolveText(graph, input, side, depth))
  const distinct = [...new Set(texts.filter(text => text !== ''))]
  return distinct.length > 1
    ? undefined
    : (distinct[0] ?? (texts.length > 0 && !texts.includes(undefined) ? '' : undefined))
}

const fromNode = (graph: Graph, node: Node, output: number, side: Side, depth: number): Text => {
  const chosen = switched(graph, node)
  if (chosen) return resolveText(graph, chosen.input, side, depth)
  if (isDrawn(node.kind)) return drawn(graph, node, side, depth)
  const byOutput = OUTPUTS.get(node.kind)?.[output]
  if (byOutput !== undefined) return resolveText(graph, node.inputs[byOutput], side, depth)
  if (hasBothSides(node)) return ofSide(graph, node, sideOf(graph, node, output, side), depth)
  const isSelfWritten = isWriter.test(node.kind) || Object.keys(node.inputs).some(name => WRITERS_INPUTS.test(name))
  if (isSelfWritten) return undefined
  if (/replace/i.test(node.kind)) return replaced(graph, node, side, depth)
  if (/trim/i.test(node.kind)) return unlessLong(resolveText(graph, node.inputs['string'], side, depth))?.trim()
  const parts = partsOf(node)
  const [shown, ...others] = graph.wiresOf(node)
  // What stands beside the wire was shown the time before.
  if (shown && others.length === 0 && /show|display/i.test(node.kind))
    return resolveText(graph, node.inputs[shown.name], side, depth)
  if (parts.length > 1 || isJoiner(node.kind))
    return isJoiner(node.kind) || node.inputs['action'] === 'append' ? joined(graph, node, side, depth) : undefined
  if (parts.length === 1) return resolveText(graph, parts[0], side, depth)
  const piped = findField(graph, node, [side], depth)
  return resolveText(graph, piped ?? soleInput(graph, node), side, depth)
}

/** The text that an input has or is wired to; undefined where it is not certain. */
export const resolveText = (graph: Graph, input: unknown, side: Side, depth = 0): Text => {
  if (typeof input === 'string') return input
  const source = graph.wire(input)
  return source && graph.visit(source.node, depth)
    ? fromNode(graph, source.node, source.output, side, depth + 1)
    : undefined
}
