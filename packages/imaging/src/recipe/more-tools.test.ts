import { expect, test } from 'vitest'
import { fromTexts } from '../testing/texts.ts'

test.each([
  [
    'ruinedfooocus',
    {
      parameters: {
        Prompt: 'p',
        Negative: 'n',
        steps: 30,
        cfg: 8,
        width: 512,
        height: 640,
        seed: 5,
        sampler_name: 's',
        scheduler: 'karras',
        base_model_name: 'm',
        software: 'RuinedFooocus',
      },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      steps: 30,
      guidance: 8,
      width: 512,
      height: 640,
      seed: 5,
      sampler: 's',
      model: 'm',
    },
  ],
  [
    'diffusers',
    {
      parameters: {
        prompt: 'p',
        negative_prompt: 'n',
        resolution: '512 x 640',
        guidance_scale: 5.5,
        num_inference_steps: 24,
        seed: 5,
        sampler: 's',
        Model: 'm',
        'Model hash': 'h',
        use_upscaler: null,
      },
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      width: 512,
      height: 640,
      guidance: 5.5,
      steps: 24,
      seed: 5,
      sampler: 's',
      model: 'm',
    },
  ],
  [
    'novelai',
    {
      parameters: {
        Software: 'NovelAI',
        Source: 'NovelAI Diffusion V4.5',
        Comment: JSON.stringify({ prompt: 'p', uc: 'n', seed: 5 }),
      },
    },
    { prompt: 'p', negativePrompt: 'n', seed: 5, model: 'NovelAI Diffusion V4.5' },
  ],
  [
    'novelai',
    {
      Software: 'NovelAI',
      Comment: {
        prompt: 'p',
        uc: 'n',
        v4_prompt: {
          caption: { base_caption: 'p', char_captions: [{ char_caption: 'a girl' }, { char_caption: 'a boy' }] },
        },
        v4_negative_prompt: {
          caption: { base_caption: 'n', char_captions: [{ char_caption: '' }, { char_caption: 'hats' }] },
        },
      },
    },
    { prompt: 'p\na girl\na boy', negativePrompt: 'n\nhats' },
  ],
  [
    'drawthings',
    {
      'XML:com.adobe.xmp':
        '<exif:UserComment><rdf:Alt><rdf:li>{&quot;c&quot;:&quot;p&quot;,&quot;uc&quot;:&quot;n&quot;,&quot;model&quot;:&quot;m&quot;,&quot;scale&quot;:7,&quot;seed&quot;:5,&quot;steps&quot;:20,&quot;sampler&quot;:&quot;s&quot;,&quot;size&quot;:&quot;512x640&quot;}</rdf:li></rdf:Alt></exif:UserComment>',
    },
    {
      prompt: 'p',
      negativePrompt: 'n',
      model: 'm',
      guidance: 7,
      seed: 5,
      steps: 20,
      sampler: 's',
      width: 512,
      height: 640,
    },
  ],
  [
    'drawthings',
    {
      'XML:com.adobe.xmp':
        '<dc:description><rdf:Alt><rdf:li>p\n-n\nSteps: 20, Sampler: s, Guidance Scale: 7.0, Seed: 5, Model: m</rdf:li></rdf:Alt></dc:description><xmp:CreatorTool>Draw Things</xmp:CreatorTool>',
    },
    { prompt: 'p', negativePrompt: 'n', model: 'm', guidance: 7, seed: 5, steps: 20, sampler: 's' },
  ],
  [
    'midjourney',
    { Description: 'a fox --no text, frames --seed 5 --v 6.1 Job ID: 01234567-89ab-cdef-0123-456789abcdef' },
    { prompt: 'a fox', negativePrompt: 'text, frames', seed: 5, model: 'Midjourney 6.1' },
  ],
  [
    'swarmui',
    { parameters: { sui_image_params: { prompt: 'p', cfgscale: 1, fluxguidancescale: 3.5, scheduler: 'simple' } } },
    { prompt: 'p', guidance: 3.5 },
  ],
  [
    'invokeai',
    {
      invokeai_metadata: {
        positive_prompt: 'p',
        cfg_scale: 1,
        guidance: 3.5,
        scheduler: 'euler',
        model: { key: 'k', name: 'm' },
      },
    },
    { prompt: 'p', guidance: 3.5, sampler: 'euler', model: 'm' },
  ],
  [
    'fooocus',
    { parameters: '{"base_model":"m","prompt":"p","seed":6952411511246973023}' },
    { prompt: 'p', model: 'm', seed: '6952411511246973023' },
  ],
] as const)('a file of %s is read by its own names: %j', (source, texts, recipe) => {
  expect(fromTexts(texts)).toEqual({ source, recipe })
})
