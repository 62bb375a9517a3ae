import { asText, isRecord } from '../json.ts'

export type Item = Readonly<Record<string, unknown>>
export const itemsOf = (value: unknown): Item[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** The widgets of ComfyUI's own nodes in their order, for files that do not name them. */
const WIDGETS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
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
  }),
)

/** What the page puts behind a seed. */
const CONTROLS: readonly unknown[] = ['fixed', 'increment', 'decrement', 'randomize']
/** Values by the names of the widgets, which newer files say among the inputs and older ones not at all. */
export const widgetsOf = (node: Item): Record<string, unknown> => {
  const given = node['widgets_values']
  if (isRecord(given)) return given
  if (!Array.isArray(given)) return {}
  const values = given as readonly unknown[]
  const named = itemsOf(node['inputs']).flatMap(input =>
    isRecord(input['widget']) ? (asText(input['name']) ?? []) : [],
  )
  const table = WIDGETS.get(asText(node['type']) ?? '')
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
