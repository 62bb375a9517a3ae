import { graph, node } from './node.ts'

const loaders = {
  '1': node('CheckpointLoaderSimple', { ckpt_name: 'v1-5-pruned-emaonly.safetensors' }),
  '2': node('CLIPTextEncode', { text: 'a photograph of a garden', clip: ['1', 1] }),
  '3': node('CLIPTextEncode', { text: 'watermark', clip: ['1', 1] }),
}

const sampler = (latent: string, denoise: number) =>
  node('KSampler', {
    seed: 280823642470253,
    steps: 20,
    cfg: 8,
    sampler_name: 'dpmpp_2m',
    scheduler: 'normal',
    denoise,
    model: ['1', 0],
    positive: ['2', 0],
    negative: ['3', 0],
    latent_image: [latent, 0],
  })

const saved = {
  '8': node('VAEDecode', { samples: ['7', 0], vae: ['1', 2] }),
  '9': node('SaveImage', { filename_prefix: 'ComfyUI', images: ['8', 0] }),
}

export const imageToImage = graph({
  ...loaders,
  '4': node('LoadImage', { image: 'example.png' }),
  '6': node('VAEEncode', { pixels: ['4', 0], vae: ['1', 2] }),
  '7': sampler('6', 0.87),
  ...saved,
})

/** The mask is the alpha channel of the picture. */
export const inpaint = graph({
  ...loaders,
  '4': node('LoadImage', { image: 'garden-with-a-hole.png' }),
  '6': node('VAEEncodeForInpaint', { grow_mask_by: 6, pixels: ['4', 0], mask: ['4', 1], vae: ['1', 2] }),
  '7': sampler('6', 1),
  ...saved,
})

/** The mask is a file of its own, grown a little and laid over the latent. */
export const inpaintByFile = graph({
  ...loaders,
  '4': node('LoadImage', { image: 'garden.png' }),
  '5': node('LoadImageMask', { image: 'mask.png', channel: 'red' }),
  '6': node('VAEEncode', { pixels: ['4', 0], vae: ['1', 2] }),
  '7': sampler('11', 0.8),
  ...saved,
  '10': node('GrowMask', { expand: 4, tapered_corners: true, mask: ['5', 0] }),
  '11': node('SetLatentNoiseMask', { samples: ['6', 0], mask: ['10', 0] }),
})

/** The mask is a picture that is made into one and turned round; latent and conditioning come from one node. */
export const inpaintByPicture = graph({
  ...loaders,
  '4': node('LoadImage', { image: 'garden.png' }),
  '5': node('LoadImage', { image: 'black-where-anew.png' }),
  '6': node('InpaintModelConditioning', {
    noise_mask: true,
    positive: ['2', 0],
    negative: ['3', 0],
    pixels: ['4', 0],
    mask: ['11', 0],
    vae: ['1', 2],
  }),
  '7': node('KSampler', {
    seed: 1,
    steps: 20,
    cfg: 4,
    sampler_name: 'euler',
    scheduler: 'normal',
    denoise: 1,
    model: ['1', 0],
    positive: ['6', 0],
    negative: ['6', 1],
    latent_image: ['6', 2],
  }),
  ...saved,
  '10': node('ImageToMask', { channel: 'red', image: ['5', 0] }),
  '11': node('InvertMask', { mask: ['10', 0] }),
})

export const upscale = graph({
  '1': node('LoadImage', { image: 'small.png' }),
  '2': node('UpscaleModelLoader', { model_name: '4x-UltraSharp.pth' }),
  '3': node('ImageUpscaleWithModel', { upscale_model: ['2', 0], image: ['1', 0] }),
  '4': node('SaveImage', { filename_prefix: 'upscaled', images: ['3', 0] }),
})
