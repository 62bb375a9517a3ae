import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { withComment } from '../carriers/exif.ts'
import { jpegSegment, MARKER } from '../containers/jpeg.ts'
import { webpChunk, webpFile } from '../containers/webp.ts'
import { readRecipe } from '../index.ts'
import { createRandom, makeJpeg, makePng, makeWebp } from '../testing/index.ts'

const tEXt = (keyword: string, text: string) => ['tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')] as const
const zTXt = (keyword: string, text: string) =>
  ['zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`, 'latin1'), deflateSync(Buffer.from(text, 'latin1'))])] as const
const iTXt = (keyword: string, text: string) => ['iTXt', Buffer.from(`${keyword}\0\0\0en\0Parameter\0${text}`)] as const
const iTXtPacked = (keyword: string, text: string) =>
  ['iTXt', Buffer.concat([Buffer.from(`${keyword}\0\x01\0\0\0`), deflateSync(text)])] as const
const fromPng = (...chunks: (readonly [string, Uint8Array])[]) => readRecipe(makePng({ chunks }))
const fromTexts = (texts: Record<string, unknown>) =>
  fromPng(
    ...Object.entries(texts).map(([keyword, value]) =>
      iTXt(keyword, typeof value === 'string' ? value : JSON.stringify(value)),
    ),
  )

const A1111 =
  'a cat, sitting\non a mat\nNegative prompt: dog,\nblurry\nSteps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7.5, Seed: 1234, Size: 512x768, Model hash: abc123, Model: "a, b: c", Version: v1.9.0'
const FROM_A1111 = {
  source: 'a1111',
  recipe: {
    prompt: 'a cat, sitting\non a mat',
    negativePrompt: 'dog,\nblurry',
    steps: 20,
    sampler: 'DPM++ 2M Karras',
    guidance: 7.5,
    seed: 1234,
    width: 512,
    height: 768,
    model: 'a, b: c',
  },
}

describe('AUTOMATIC1111 and Forge', () => {
  test.each([
    ['tEXt', tEXt],
    ['zTXt', zTXt],
    ['iTXt', iTXt],
    ['packed iTXt', iTXtPacked],
  ])('are read from %s', (_, chunk) => {
    expect(fromPng(chunk('parameters', A1111))).toEqual(FROM_A1111)
  })

  test('are read from the EXIF comment of a JPEG and a WebP, and from eXIf', async () => {
    const exif = withComment(undefined, A1111)
    const jpeg = await makeJpeg()
    const inJpeg = Buffer.concat([
      jpeg.subarray(0, 2),
      jpegSegment(MARKER.APP1, Buffer.concat([Buffer.from('Exif\0\0'), exif])),
      jpeg.subarray(2),
    ])
    const webp = webpFile([(await makeWebp()).subarray(12), webpChunk('EXIF', exif)])
    expect(readRecipe(inJpeg)).toEqual(FROM_A1111)
    expect(readRecipe(webp)).toEqual(FROM_A1111)
    expect(fromPng(['eXIf', exif])).toEqual(FROM_A1111)
  })

  test('a comment that is little endian, or ASCII, is read too', async () => {
    const big = withComment(undefined, A1111)
    const little = Buffer.from(big)
    const at = little.indexOf('UNICODE\0') + 8
    little.subarray(at, at + A1111.length * 2).swap16()
    const ascii = Buffer.from(big)
    ascii.write('ASCII\0\0\0', at - 8, 'latin1')
    ascii.fill(0, at)
    ascii.write(A1111, at)
    expect(fromPng(['eXIf', little])).toEqual(FROM_A1111)
    expect(fromPng(['eXIf', ascii])).toEqual(FROM_A1111)
  })

  test.each([
    [
      'no negative prompt',
      'a cat\nSteps: 5, Seed: 1, Size: 8x8',
      { prompt: 'a cat', steps: 5, seed: 1, width: 8, height: 8 },
    ],
    ['no prompt', 'Steps: 5, Seed: 1, Size: 8x8', { prompt: '', steps: 5, seed: 1, width: 8, height: 8 }],
    [
      'brackets and hashes',
      'a\nSteps: 5, Seed: 1, Model: m, Hashes: {"model": "x", "Steps": "9"}, Size: 8x8',
      { prompt: 'a', steps: 5, seed: 1, model: 'm', width: 8, height: 8 },
    ],
    ['a seed of -1', 'a\nSteps: 5, Seed: -1, Size: 8x8', { prompt: 'a', steps: 5, width: 8, height: 8 }],
  ])('a text with %s is read', (_, text, recipe) => {
    expect(fromPng(tEXt('parameters', text))).toEqual({ source: 'a1111', recipe })
  })

  test('a text without at least three parameters is not theirs', () => {
    expect(fromPng(tEXt('parameters', 'just a text\nwith: two, pairs: only'))).toBeUndefined()
  })
})

const COMFY = {
  3: {
    class_type: 'KSampler',
    inputs: {
      seed: 42,
      steps: 25,
      cfg: 6.5,
      sampler_name: 'euler',
      model: ['4', 0],
      positive: ['9', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  4: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'model.safetensors' } },
  5: { class_type: 'EmptyLatentImage', inputs: { width: 640, height: 480, batch_size: 1 } },
  6: { class_type: 'CLIPTextEncode', inputs: { text: ['10', 0], clip: ['4', 1] } },
  7: { class_type: 'CLIPTextEncode', inputs: { text: 'ugly', clip: ['4', 1] } },
  9: { class_type: 'ControlNetApply', inputs: { conditioning: ['6', 0], strength: 1 } },
  10: { class_type: 'PrimitiveString', inputs: { value: 'a castle' } },
}

const FLUX = {
  1: {
    class_type: 'SamplerCustomAdvanced',
    inputs: { noise: ['2', 0], guider: ['3', 0], sampler: ['4', 0], sigmas: ['5', 0], latent_image: ['6', 0] },
  },
  2: { class_type: 'RandomNoise', inputs: { noise_seed: 7 } },
  3: { class_type: 'BasicGuider', inputs: { model: ['8', 0], conditioning: ['9', 0] } },
  4: { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } },
  5: { class_type: 'BasicScheduler', inputs: { steps: 4 } },
  6: { class_type: 'EmptySD3LatentImage', inputs: { width: 1024, height: 1024 } },
  8: { class_type: 'UNETLoader', inputs: { unet_name: 'flux1-schnell' } },
  9: { class_type: 'CLIPTextEncode', inputs: { text: 'a fox' } },
}

test.each([
  [
    'swarmui',
    {
      parameters: {
        sui_image_params: {
          prompt: 'p',
          negativeprompt: 'n',
          model: 'm',
          seed: 5,
          steps: 20,
          cfgscale: 7,
          width: 512,
          height: 640,
        },
      },
    },
    { prompt: 'p', negativePrompt: 'n', model: 'm', seed: 5, steps: 20, guidance: 7, width: 512, height: 640 },
  ],
  [
    'invokeai',
    {
      invokeai_metadata: {
        positive_prompt: 'p',
        negative_prompt: 'n',
        width: 512,
        height: 640,
        seed: 5,
        cfg_scale: 7,
        steps: 20,
        scheduler: 'euler',
        model: { name: 'm' },
      },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      seed: 5,
      steps: 20,
      guidance: 7,
      sampler: 'euler',
      width: 512,
      height: 640,
    },
  ],
  [
    'invokeai',
    {
      'sd-metadata': {
        model_weights: 'm',
        image: {
          prompt: [{ prompt: 'p [n]', weight: 1 }],
          seed: 5,
          cfg_scale: 7,
          steps: 20,
          sampler: 'k_lms',
          width: 512,
          height: 640,
        },
      },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      seed: 5,
      steps: 20,
      guidance: 7,
      sampler: 'k_lms',
      width: 512,
      height: 640,
    },
  ],
  [
    'invokeai',
    { Dream: '"p" -s 20 -S 5 -W 512 -H 640 -C 7.5 -A k_lms' },
    { prompt: 'p', seed: 5, steps: 20, guidance: 7.5, sampler: 'k_lms', width: 512, height: 640 },
  ],
  [
    'comfyui',
    { prompt: COMFY, workflow: {} },
    {
      prompt: 'a castle',
      negativePrompt: 'ugly',
      model: 'model.safetensors',
      seed: 42,
      steps: 25,
      guidance: 6.5,
      sampler: 'euler',
      width: 640,
      height: 480,
    },
  ],
  [
    'comfyui',
    { prompt: FLUX },
    { prompt: 'a fox', model: 'flux1-schnell', seed: 7, steps: 4, sampler: 'euler', width: 1024, height: 1024 },
  ],
  [
    'comfyui',
    { prompt: JSON.stringify(COMFY).replace('"strength":1', '"is_changed":[NaN]') },
    {
      prompt: 'a castle',
      negativePrompt: 'ugly',
      model: 'model.safetensors',
      seed: 42,
      steps: 25,
      guidance: 6.5,
      sampler: 'euler',
      width: 640,
      height: 480,
    },
  ],
  [
    'fooocus',
    {
      fooocus_scheme: 'fooocus',
      parameters: {
        prompt: 'p',
        negative_prompt: 'n',
        steps: 30,
        resolution: '(896, 1152)',
        guidance_scale: 4,
        base_model: 'm',
        sampler: 's',
        scheduler: 'karras',
        seed: '12345',
      },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      seed: 12_345,
      steps: 30,
      guidance: 4,
      sampler: 's',
      width: 896,
      height: 1152,
    },
  ],
  ['fooocus', { fooocus_scheme: 'a1111', parameters: A1111 }, FROM_A1111.recipe],
  [
    'novelai',
    {
      Software: 'NovelAI',
      Source: 'NovelAI Diffusion V4',
      Description: 'p',
      Comment: { prompt: 'p', uc: 'n', steps: 28, scale: 5, seed: 5, sampler: 'k_euler', width: 832, height: 1216 },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'NovelAI Diffusion V4',
      seed: 5,
      steps: 28,
      guidance: 5,
      sampler: 'k_euler',
      width: 832,
      height: 1216,
    },
  ],
  ['novelai', { Software: 'NovelAI', Description: 'p', Comment: 'broken {' }, { prompt: 'p' }],
  [
    'easydiffusion',
    {
      use_stable_diffusion_model: 'm',
      prompt: 'p',
      negative_prompt: 'n',
      seed: '5',
      num_inference_steps: '20',
      guidance_scale: '7.5',
      sampler_name: 's',
      width: '512',
      height: '640',
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      seed: 5,
      steps: 20,
      guidance: 7.5,
      sampler: 's',
      width: 512,
      height: 640,
    },
  ],
  ['easydiffusion', { parameters: { use_stable_diffusion_model: 'm', prompt: 'p' } }, { prompt: 'p', model: 'm' }],
] as const)('a file of %s is read: %j', (source, texts, recipe) => {
  expect(fromTexts(texts)).toEqual({ source, recipe })
})

test('a value that makes no sense is left out, and the others are kept', () => {
  const sui_image_params = {
    prompt: 'p',
    negativeprompt: 7,
    model: {},
    seed: 1e300,
    steps: '20; rm',
    cfgscale: '',
    width: -1,
    height: 0.5,
  }
  expect(fromTexts({ parameters: { sui_image_params } })).toEqual({ source: 'swarmui', recipe: { prompt: 'p' } })
})

test('what an upstream wrote of its own gives way to what we wrote', () => {
  expect(fromTexts({ parameters: A1111, Software: 'NovelAI', Description: 'd' })?.source).toBe('novelai')
})

describe('hostile files', () => {
  test.each([
    ['a text that unpacks to a gigabyte', zTXt('parameters', 'a'.repeat(50_000_000))],
    ['a broken packed text', ['zTXt', Buffer.from('parameters\0\0garbage')] as const],
    ['a text without a keyword', ['tEXt', Buffer.from('\0text')] as const],
    ['an unfinished iTXt', ['iTXt', Buffer.from('parameters\0\0')] as const],
    ['deeply nested JSON', tEXt('parameters', '['.repeat(500_000))],
    ['JSON that is no object', tEXt('parameters', '[1,2]')],
    ['a line of colons', tEXt('parameters', ':'.repeat(1_000_000))],
    ['a line of commas and letters', tEXt('parameters', 'a,'.repeat(500_000))],
    ['an endless key', tEXt('parameters', 'a '.repeat(500_000))],
    ['quotes that never end', tEXt('parameters', 'a: "'.repeat(250_000))],
    [
      'a graph that goes round',
      tEXt(
        'prompt',
        JSON.stringify({
          1: { class_type: 'KSampler', inputs: { positive: ['2', 0], negative: ['__proto__', 0] } },
          2: { class_type: 'X', inputs: { text: ['2', 0], conditioning: ['2', 0] } },
        }),
      ),
    ],
    [
      'a graph of more ways than can be walked',
      tEXt(
        'prompt',
        JSON.stringify(
          Object.fromEntries(
            Array.from({ length: 1000 }, (_, i) => {
              const wire = [String(i + 1), 0]
              return [
                i,
                {
                  class_type: 'KSampler',
                  inputs: { positive: wire, conditioning: wire, text: [String(i + 2), 0], clip_l: [String(i + 3), 0] },
                },
              ]
            }),
          ),
        ),
      ),
    ],
    ['half an XMP packet', iTXt('XML:com.adobe.xmp', '<atelier:recipe>{"prompt":')],
    ['an XMP packet of nonsense', iTXt('XML:com.adobe.xmp', '<atelier:recipe>{"prompt":5}</atelier:recipe>')],
    ['an EXIF that points outside', ['eXIf', Buffer.from('MM\0*\xff\xff\xff\xff\0\0\0\0\0\0', 'latin1')] as const],
    [
      'an EXIF that points at itself',
      ['eXIf', Buffer.from('MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\0', 'latin1')] as const,
    ],
  ])('%s is read as nothing, and quickly', (_, chunk) => {
    const file = makePng({ chunks: [chunk] })
    const start = performance.now()
    expect(readRecipe(file)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('noise where metadata should be never throws', async () => {
    const random = createRandom(5)
    const jpeg = await makeJpeg()
    for (let i = 0; i < 300; i++) {
      const noise = random.bytes(random.integer(120))
      const exif = withComment(undefined, A1111)
      exif[random.integer(60)] = random.integer(256)
      for (const chunk of ['tEXt', 'zTXt', 'iTXt', 'eXIf'])
        expect(() => fromPng([chunk, noise], [chunk, exif])).not.toThrow()
      const segments = [noise, exif].map(data =>
        jpegSegment(MARKER.APP1, Buffer.concat([Buffer.from('Exif\0\0'), data])),
      )
      expect(() => readRecipe(Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]))).not.toThrow()
      expect(() => readRecipe(webpFile([webpChunk('EXIF', noise), webpChunk('XMP ', noise), noise]))).not.toThrow()
      expect(readRecipe(noise)).toBeUndefined()
    }
  })

  test('a very long prompt is cut', () => {
    const found = fromTexts({ parameters: { sui_image_params: { prompt: 'x'.repeat(500_000) } } })
    expect(found?.recipe.prompt).toHaveLength(20_000)
  })
})
