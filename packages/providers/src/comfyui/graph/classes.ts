import { inputOf, linkOf, linksOf, type GraphNode } from './graph.ts'

/** Names of inputs, as the nodes of ComfyUI and of its common extensions have them; the likelier first. */
export const NAMES = {
  text: [
    'text',
    'prompt',
    'text_g',
    't5xxl',
    'clip_l',
    'text_l',
    'clip_g',
    'user_prompt',
    'positive',
    'string',
    'value',
  ],
  negativeText: ['negative', 'negative_prompt'],
  seed: ['seed', 'noise_seed'],
  steps: ['steps'],
  guidance: ['cfg', 'guidance', 'guidance_scale', 'cfg_conds'],
  sampler: ['sampler_name'],
  scheduler: ['scheduler'],
  strength: ['denoise', 'strength'],
  model: ['ckpt_name', 'unet_name', 'model_name', 'model_path'],
  latent: ['latent_image', 'latent', 'samples', 'optional_latent_image'],
  conditioning: ['conditioning', 'positive', 'cond1'],
  /** By which a picture goes through a node. */
  picture: ['image', 'images', 'pixels', 'image1', 'input_image'],
  mask: ['mask', 'noise_mask'],
  /** What a node that holds a value calls it. */
  held: ['value', 'int', 'number', 'seed', 'Number', 'float', 'string', 'text', 'prompt'],
} as const

const isValue = (value: unknown) => typeof value === 'string' || typeof value === 'number'

/** The first of these inputs that is linked. */
export const linkAmong = (node: GraphNode, names: readonly string[]) => {
  const name = names.find(candidate => linkOf(inputOf(node, candidate)) !== undefined)
  const link = name === undefined ? undefined : linkOf(inputOf(node, name))
  return link && name !== undefined ? { ...link, name } : undefined
}

/** The first of these inputs that has a value of its own. */
export const valueAmong = (node: GraphNode, names: readonly string[]): string | undefined =>
  names.find(name => isValue(inputOf(node, name)))

const isLinked = (node: GraphNode, names: readonly string[]) => linkAmong(node, names) !== undefined

/** It turns a latent into another by a model and what it is told: KSampler and all that do as it does. */
export const isSampler = (node: GraphNode): boolean =>
  isLinked(node, NAMES.latent) &&
  (isLinked(node, ['guider']) || (isLinked(node, ['model', 'basic_pipe']) && isLinked(node, NAMES.conditioning)))

export const isEncoder = (node: GraphNode): boolean =>
  isLinked(node, ['clip', 'clip1']) || /textencode|encode.*prompt/i.test(node.class_type)

/** It reads a picture that was uploaded. */
export const isPictureLoader = (node: GraphNode): boolean =>
  /load_?image/i.test(node.class_type) && typeof inputOf(node, 'image') === 'string'

export const isMaskLoader = (node: GraphNode): boolean =>
  isPictureLoader(node) && /load_?image_?mask/i.test(node.class_type)

/** It stores or shows pictures. */
export const isOutput = (node: GraphNode): boolean =>
  isLinked(node, ['images', 'image']) && /^(save|preview)|image_?save|save_?image|websocket/i.test(node.class_type)

export const isSaving = (node: GraphNode): boolean => isOutput(node) && !/preview/i.test(node.class_type)

/** It makes a picture larger without a model that makes pictures. */
export const isUpscaler = (node: GraphNode): boolean =>
  isLinked(node, ['image', 'images']) && /upscale|imagescale|resize|enlarge|esrgan|supir/i.test(node.class_type)

/** It changes the size of what it is given, so its width and height are its own. */
export const isScaling = (node: GraphNode): boolean => /scale|resize|crop|pad/i.test(node.class_type)

/** It makes nothing of what it is told: a negative prompt ends there. */
export const isZero = (node: GraphNode): boolean => /zero_?out/i.test(node.class_type)

export const hasSize = (node: GraphNode): boolean =>
  ['width', 'height'].every(name => inputOf(node, name) !== undefined)

/** A latent with nothing in it yet: it has a size, and is made from no picture. */
export const isEmptyLatent = (node: GraphNode): boolean =>
  hasSize(node) && !linksOf(node).some(({ name }) => /image|pixels|samples|latent/i.test(name))
