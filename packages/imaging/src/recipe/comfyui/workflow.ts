import { isRecord } from '../json.ts'
import { createGraph, type Graph, type Node } from './graph.ts'

/** The widgets of ComfyUI's own nodes in their order, for files that do not name them. */
const WIDGETS: Readonly<Record<string, readonly string[]>> = {
  KSampler: ['seed', 'control', 'steps', 'cfg', 'sampler_name', 'scheduler', 'denoise'],
  KSamplerAdvanced: ['add_noise', 'noise_seed', 'control', 'steps', 'cfg', 'sampler_name', 'scheduler'],
  SamplerCustom: ['add_noise', 'noise_seed', 'control', 'cfg'],
  KSamplerSelect: ['sampler_name'],
  BasicScheduler: ['scheduler', 'steps', 'denoise'],
  RandomNoise: ['noise_seed', 'control'],
  CFGGuider: ['cfg'],
  FluxGuidance: ['guidance'],
  CLIPTextEncode: ['text'],
  CLIPTextEncodeSDXL: ['width', 'height', 'crop_w', 'crop_h', 'target_width', 'target_height', 'text_g', 'text_l'],
  CLIPTextEncodeSDXLRefiner: ['ascore', 'width', 'height', 'text'],
  CLIPTextEncodeFlux: ['clip_l', 't5xxl', 'guidance'],
  CLIPTextEncodeSD3: ['clip_l', 'clip_g', 't5xxl'],
  CLIPTextEncodeLumina2: ['system_prompt', 'user_prompt'],
  CheckpointLoaderSimple: ['ckpt_name'],
  UNETLoader: ['unet_name'],
  EmptyLatentImage: ['width', 'height'],
  EmptySD3LatentImage: ['width', 'height'],
  StringConcatenate: ['string_a', 'string_b', 'delimiter'],
  PrimitiveNode: ['value'],
  PrimitiveInt: ['value'],
  PrimitiveFloat: ['value'],
  PrimitiveString: ['value'],
  PrimitiveStringMultiline: ['value'],
}

/** What the page puts behind a seed. */
const CONTROLS: readonly unknown[] = ['fixed', 'increment', 'decrement', 'randomize']
const MODE = { muted: 2, bypassed: 4 } as const
const MAX_NODES = 100_000

type Item = Readonly<Record<string, unknown>>
const itemsOf = (value: unknown): Item[] => (Array.isArray(value) ? value.filter(isRecord) : [])

interface Link {
  readonly from: string
  readonly output: number
}

/** Links are lists, or in newer files objects. */
const readLinks = (value: unknown) => {
  const links = new Map<unknown, Link>()
  for (const link of Array.isArray(value) ? (value as readonly unknown[]) : []) {
    const [id, from, output]: readonly unknown[] = Array.isArray(link)
      ? link
      : isRecord(link)
        ? [link['id'], link['origin_id'], link['origin_slot']]
        : []
    if (id !== undefined) links.set(id, { from: String(from), output: Number(output) })
  }
  return links
}

/** Values by the names of the widgets, which newer files say among the inputs and older ones not at all. */
const widgetsOf = (node: Item): Record<string, unknown> => {
  const given = node['widgets_values']
  if (isRecord(given)) return given
  if (!Array.isArray(given)) return {}
  const values = given as readonly unknown[]
  const named = itemsOf(node['inputs']).flatMap(input => (isRecord(input['widget']) ? [String(input['name'])] : []))
  const table = WIDGETS[String(node['type'])]
  const names = table ?? named
  if (names.length === 0) return values.length === 1 && typeof values[0] === 'string' ? { value: values[0] } : {}
  const found: Record<string, unknown> = {}
  let at = 0
  for (const name of names) {
    if (!table && at > 0 && CONTROLS.includes(values[at]) && !/control/.test(name)) at += 1
    found[name] = values[at]
    at += 1
  }
  return found
}

/** A bypassed node lets through what comes in of the kind that goes out. */
const bypassed = (node: Item, output: number): unknown => {
  const outputs = itemsOf(node['outputs'])
  const inputs = itemsOf(node['inputs'])
  return inputs.find(input => input['type'] === outputs[output]?.['type'] && input['link'] != null)?.['link']
}

/** What the page draws of a graph, as the graph that is run; undefined where the record is none. */
export const readWorkflow = (record: Item | undefined): Graph | undefined => {
  const items = itemsOf(record?.['nodes']).slice(0, MAX_NODES)
  if (items.length === 0) return undefined
  const links = readLinks(record?.['links'])
  const byId = new Map(items.map(item => [String(item['id']), item]))
  const setters = new Map(
    items.filter(item => item['type'] === 'SetNode').map(item => [nameOf(item), itemsOf(item['inputs'])[0]?.['link']]),
  )

  /** Follows a link to the node that is run: over those that only the page knows. */
  const wireOf = (id: unknown): readonly [string, number] | undefined => {
    let link = links.get(id)
    for (let steps = 0; link && steps < 50; steps++) {
      const item = byId.get(link.from)
      if (!item || item['mode'] === MODE.muted) return undefined
      const type = item['type']
      if (item['mode'] === MODE.bypassed) link = links.get(bypassed(item, link.output))
      else if (type === 'GetNode') link = links.get(setters.get(nameOf(item)))
      else if (type === 'Reroute' || type === 'SetNode') link = links.get(itemsOf(item['inputs'])[0]?.['link'])
      else return [link.from, link.output]
    }
    return undefined
  }

  const nodes = new Map<string, Node>()
  for (const [id, item] of byId) {
    if (item['mode'] === MODE.muted || item['mode'] === MODE.bypassed) continue
    const inputs = widgetsOf(item)
    for (const input of itemsOf(item['inputs'])) {
      const wire = input['link'] == null ? undefined : wireOf(input['link'])
      if (wire) inputs[String(input['name'])] = wire
    }
    nodes.set(id, { id, kind: String(item['type']), inputs })
  }
  return createGraph(nodes)
}

const nameOf = (item: Item) => String(Array.isArray(item['widgets_values']) ? item['widgets_values'][0] : '')
